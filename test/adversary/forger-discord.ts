import type { DiscordTwin } from '../../src/simulator/discord/twin.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import { answerOf } from './answer.ts'
import { type Command, type Forger, PATIENCE_MS, type Where } from './forger.ts'

/** By the gateway. */
export function createDiscordForger(twin: DiscordTwin): Forger {
  const shared = (by: string, { in: room = 'team-admins', claims }: Where = {}) => ({
    by,
    channel: channelOf(twin, by, room),
    patienceMs: PATIENCE_MS,
    ...(claims && { claims }),
  })
  return {
    platform: 'discord',
    press: async (by, { name, subject }, where) => {
      const customId = `${name}:${subject}`
      return answerOf(await twin.forge({ ...shared(by, where), kind: 'press', customId }))
    },
    command: async (by, command, where) => {
      const options = [{ type: OPTION.command, name: command.name, options: optionsOf(twin, command) }]
      return answerOf(await twin.forge({ ...shared(by, where), kind: 'command', name: 'team', options }))
    },
    submit: async (by, { name, subject, fields, files = {} }, where) => {
      const customId = subject ? `${name}:${subject}` : name
      const components = [...componentsOf(fields), ...uploadsOf(files)]
      const { claims, ...rest } = shared(by, where)
      const forged = { ...rest, kind: 'submission', customId, components } as const
      const resolved = { attachments: attachmentsOf(files) }
      const data = { data: { custom_id: customId, components, resolved } }
      const said = { ...(Object.keys(files).length > 0 && data), ...claims }
      return answerOf(await twin.forge({ ...forged, claims: said }))
    },
    suggest: async (by, { of, name, query }, where) => {
      const typed = { type: OPTION.text, name: OPTION_OF[name] ?? name, value: query, focused: true }
      const options = [{ type: OPTION.command, name: of, options: [typed] }]
      return answerOf(await twin.forge({ ...shared(by, where), kind: 'suggest', name: 'team', options }))
    },
  }
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
const OPTION = { command: 1, text: 3, person: 6 } as const

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
const COMPONENT = { label: 18, textInput: 4, fileUpload: 19 } as const

/** The option that a suggestion is for. */
const OPTION_OF: Readonly<Record<string, string>> = {
  members: 'who',
  open_invitations: 'who',
  roles: 'role',
  teams: 'team',
}

const { channels } = createWorld()

function channelOf(twin: DiscordTwin, by: string, room: string): string {
  if (room === 'direct') return directOf(twin, by)
  return channels.find(({ platform, name }) => platform === 'discord' && name === room)?.id ?? room
}

function directOf(twin: DiscordTwin, by: string): string {
  const direct = twin.screen(by).channels.find((one) => one.with === 'usher')
  if (!direct) throw new Error(`the bot has never written to ${by}`)
  return direct.id
}

function optionsOf({ people }: DiscordTwin, { options = {} }: Command) {
  return Object.entries(options).map(([name, value]) => {
    const person = people.find(({ handle }) => value === `@${handle}`)
    const isPicked = person && (name === 'who' || name === 'more')
    return isPicked ? { type: OPTION.person, name, value: person.id } : { type: OPTION.text, name, value }
  })
}

const componentsOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([custom_id, value]) => ({
    type: COMPONENT.label,
    component: { type: COMPONENT.textInput, custom_id, value },
  }))

const FILE_ID = '1200000000000000001'

const uploadsOf = (files: Readonly<Record<string, string>>) =>
  Object.keys(files).map((custom_id) => ({
    type: COMPONENT.label,
    component: { type: COMPONENT.fileUpload, custom_id, values: [FILE_ID] },
  }))

const attachmentsOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.values(files).map((url) => [
      FILE_ID,
      { id: FILE_ID, filename: 'people.csv', size: 20, url, proxy_url: url },
    ]),
  )
