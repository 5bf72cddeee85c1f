import type { Heard } from '../../src/simulator/ear.ts'
import type { SlackForgery } from '../../src/simulator/slack/forging/forgery.ts'
import type { SlackTwin } from '../../src/simulator/slack/twin.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import { eventually } from '../dsl/wait.ts'
import { type Answer, answerOf } from './answer.ts'
import { type Command, type Forger, PATIENCE_MS, type Where } from './forger.ts'

/** By the socket or the door, whichever the bot has open. */
export function createSlackForger(twin: SlackTwin): Forger {
  const forge = async (forgery: SlackForgery): Promise<Answer> => answerOf(await insist(twin, forgery))
  const shared = (by: string, { in: room = 'team-admins', claims }: Where = {}) => ({
    by,
    channel: channelOf(twin, by, room),
    patienceMs: PATIENCE_MS,
    ...(claims && { claims }),
  })
  return {
    platform: 'slack',
    press: async (by, { name, subject }, where) =>
      forge({ ...shared(by, where), kind: 'press', actionId: name, value: subject }),
    command: async (by, command, where) =>
      forge({
        ...shared(by, where),
        kind: 'command',
        command: '/team',
        text: textOf(twin, command),
      }),
    submit: async (by, { name, subject, fields, files = {} }, where) => {
      const { channel, ...rest } = shared(by, where)
      const forged = { ...rest, channel, kind: 'submission', callbackId: name } as const
      const privateMetadata = JSON.stringify({ subject, channel })
      return forge({ ...forged, privateMetadata, values: { ...valuesOf(fields), ...filesOf(files) } })
    },
    suggest: async (by, { name, query }, where) => {
      const { channel, ...rest } = shared(by, where)
      const forged = { ...rest, channel, kind: 'suggest', actionId: name, query } as const
      return forge({ ...forged, privateMetadata: JSON.stringify({ channel }) })
    },
  }
}

/** A socket that broke off, as it does on a busy machine, is no refusal: people press again. */
async function insist(twin: SlackTwin, forgery: SlackForgery): Promise<Heard> {
  const isBySocket = twin.connections() > 0
  const heard = await twin.forge(forgery)
  if (heard.kind !== 'silence' || !isBySocket) return heard
  await eventually(() => twin.connections() > 0, 'the bot does not come back to Slack')
  return twin.forge(forgery)
}

const { channels } = createWorld()

function channelOf(twin: SlackTwin, by: string, room: string): string {
  if (room === 'direct')
    return twin.screen(by).channels.find((one) => one.with === 'usher')?.id ?? 'D00NOBODY00'
  return channels.find(({ platform, name }) => platform === 'slack' && name === room)?.id ?? room
}

/** People are escaped as Slack escapes them: `<@U1>`. */
function textOf({ people }: SlackTwin, { name, options = {} }: Command): string {
  const mention = (text: string) =>
    text.replaceAll(/(?<!\S)@(\w+)/g, (_, handle: string) => {
      const id = people.find((person) => person.handle === handle)?.id ?? handle
      return `<@${id}>`
    })
  return [name, ...Object.values(options).map(mention)].join(' ')
}

const valuesOf = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { [name]: { type: 'plain_text_input', value } }]),
  )

const filesOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(files).map(([name, id]) => {
      const file = { id, name: 'people.csv', size: 20, url_private_download: id }
      return [name, { [name]: { type: 'file_input', files: [file] } }]
    }),
  )
