import { z } from 'zod'
import { refuse } from '../api-error.ts'
import { parseForm } from '../form-errors.ts'
import type { State, User } from '../model.ts'
import { channelPayload } from '../payloads/channel-payload.ts'
import { guildPayload, rolePayload } from '../payloads/guild-payload.ts'
import { memberPayload } from '../payloads/user-payload.ts'
import { type Call, LIMIT, ok, type Reply, type Route, route } from './route.ts'

export const guildRoutes = (state: State): Route[] => [
  route('GET /guilds/{guild}', { limit: LIMIT.read, run: guarded(state, () => ok(guildPayload(state))) }),
  route('GET /guilds/{guild}/channels', {
    limit: LIMIT.read,
    run: guarded(state, () => listChannels(state)),
  }),
  route('GET /guilds/{guild}/roles', {
    limit: LIMIT.read,
    run: guarded(state, () => ok([...state.roles.values()].map(rolePayload))),
  }),
  route('GET /guilds/{guild}/members/search', {
    limit: LIMIT.search,
    run: guarded(state, ({ query }) => searchMembers(state, query)),
  }),
  route('GET /guilds/{guild}/members/{user}', {
    limit: LIMIT.read,
    run: guarded(state, ({ param }) => getMember(state, param('user'))),
  }),
]

const guarded =
  ({ guild, standing }: State, run: (call: Call) => Reply) =>
  (call: Call): Reply => {
    if (call.param('guild') !== guild.id || !standing.isInGuild) throw refuse.unknownGuild()
    return run(call)
  }

function listChannels(state: State): Reply {
  const channels = [...state.channels.values()].filter(({ kind }) => kind === 'text')
  return ok(channels.map((channel) => channelPayload(state, channel)))
}

function getMember(state: State, id: string): Reply {
  const user = state.users.get(id)
  if (!user) throw refuse.unknownUser()
  if (!user.isInGuild) throw refuse.unknownMember()
  return ok(memberPayload(state, user))
}

const search = z.object({
  query: z.string().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(1000).default(1),
})

/** By the beginning of a name. */
function searchMembers(state: State, asked: URLSearchParams): Reply {
  const { query, limit } = parseForm(search, Object.fromEntries(asked))
  const found = [...state.users.values()].filter(
    (user) => user.isInGuild && beginsWith(user, query.toLowerCase()),
  )
  return ok(found.slice(0, limit).map((user) => memberPayload(state, user)))
}

const beginsWith = ({ name, handle }: User, text: string): boolean =>
  [name, handle].some((one) => one.toLowerCase().startsWith(text))
