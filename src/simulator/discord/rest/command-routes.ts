import { refuse } from '../api-error.ts'
import { commandPayload, overwriteCommands, registerCommand, registeredIn } from '../commands.ts'
import { parseForm } from '../form-errors.ts'
import type { Command, State } from '../model.ts'
import { commandBody, commandList } from '../schemas/command.ts'
import { type Call, LIMIT, noContent, ok, type Reply, type Route, route } from './route.ts'

const GLOBAL = '/applications/{application}/commands'
const OF_GUILD = '/applications/{application}/guilds/{guild}/commands'

/** Commands of every guild and commands of one; both work alike. */
export const commandRoutes = (state: State): Route[] => [
  ...routesAt(state, GLOBAL, () => undefined),
  ...routesAt(state, OF_GUILD, ({ param }) => param('guild')),
]

type GuildOf = (call: Call) => string | undefined

function routesAt(state: State, path: string, guildOf: GuildOf): Route[] {
  const at = (run: (call: Call, guild: string | undefined) => Reply) => (call: Call) => {
    checkPlace(state, call, guildOf(call))
    return run(call, guildOf(call))
  }
  const show = (command: Command) => commandPayload(state, command)
  const limit = LIMIT.commands
  return [
    route(`GET ${path}`, { limit, run: at((_, guild) => ok(registeredIn(state, guild).map(show))) }),
    route(`PUT ${path}`, {
      limit,
      run: at(({ body }, guild) =>
        ok(overwriteCommands(state, parseForm(commandList, body), guild).map(show)),
      ),
    }),
    route(`POST ${path}`, { limit, run: at(({ body }, guild) => create(state, body, guild)) }),
    route(`GET ${path}/{command}`, { limit, run: at((call, guild) => ok(show(find(state, call, guild)))) }),
    route(`DELETE ${path}/{command}`, {
      limit,
      run: at((call, guild) => remove(state, find(state, call, guild))),
    }),
  ]
}

function checkPlace(state: State, { param }: Call, guild: string | undefined): void {
  if (param('application') !== state.application.id) throw refuse.unknownApplication()
  if (guild !== undefined && guild !== state.guild.id) throw refuse.missingAccess()
}

/** 201 for a new one, 200 for one that takes the place of its namesake. */
function create(state: State, body: unknown, guild: string | undefined): Reply {
  const known = new Set(state.commands.keys())
  const parsed = parseForm(commandBody, body)
  parseForm(commandList, [...otherBodies(state, parsed, guild), parsed])
  const command = registerCommand(state, parsed, guild)
  return { status: known.has(command.id) ? 200 : 201, body: commandPayload(state, command) }
}

const otherBodies = (state: State, { type, name }: Command['body'], guild: string | undefined) =>
  registeredIn(state, guild)
    .map(({ body }) => body)
    .filter((body) => body.type !== type || body.name !== name)

function find(state: State, { param }: Call, guild: string | undefined): Command {
  const command = state.commands.get(param('command'))
  if (!command || command.guild !== guild) throw refuse.unknownCommand()
  return command
}

function remove(state: State, { id }: Command): Reply {
  state.commands.delete(id)
  state.changed()
  return noContent
}
