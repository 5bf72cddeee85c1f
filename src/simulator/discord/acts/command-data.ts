import { CannotDo } from '../../twin.ts'
import { getChannel } from '../channel.ts'
import { resolvedUploads, uploadsOf } from '../payloads/attachment-payload.ts'
import { channelPayload } from '../payloads/channel-payload.ts'
import { resolvedUsers } from '../payloads/user-payload.ts'
import { OPTION } from '../protocol.ts'
import type { TypedCommand, TypedOption } from './command-line.ts'
import type { Doing } from './doing.ts'
import { readOptionValue } from './option-value.ts'

type SentOption = { readonly type: number; readonly name: string; readonly value: string | number | boolean }

/** `data` of a command that is sent off. Throws {@link CannotDo} for what the composer would refuse. */
export function commandData(doing: Doing, typed: TypedCommand): unknown {
  const missing = typed.specs.find(({ name, required }) => required && !typed.options.some(isFilled(name)))
  if (missing) throw new CannotDo(`The option ${missing.name} is required.`)
  const values = typed.options
    .filter(({ text }) => text !== '')
    .map(({ spec, text }) => sent(spec, readOptionValue(doing, spec, text)))
  return dataOf(doing, typed, values)
}

/** `data` while somebody is still typing the last option. */
export function autocompleteData(doing: Doing, typed: TypedCommand): unknown {
  const focused = typed.options.at(-1)
  const values = typed.options.filter(isTold).map((option) => ({
    ...sent(option.spec, unfinished(doing, option, option === focused)),
    ...(option === focused && { focused: true }),
  }))
  return dataOf(doing, typed, values)
}

/** A file is sent off with the command, and not before. */
const isTold = ({ spec }: TypedOption): boolean => spec.type !== OPTION.attachment

const isFilled =
  (name: string) =>
  ({ spec, text }: TypedOption) =>
    spec.name === name && text !== ''

const sent = ({ type, name }: TypedOption['spec'], value: SentOption['value']): SentOption => ({
  type,
  name,
  value,
})

const unfinished = (doing: Doing, { spec, text }: TypedOption, isFocused: boolean): SentOption['value'] =>
  isFocused ? text : readOptionValue(doing, spec, text)

function dataOf(doing: Doing, { command, path }: TypedCommand, values: readonly SentOption[]): unknown {
  const { body, id, guild } = command
  const options = path.reduceRight<readonly unknown[]>((inner, name, depth) => {
    const isGroup = depth === 0 && path.length === 2
    return [{ type: isGroup ? OPTION.group : OPTION.subcommand, name, options: inner }]
  }, values)
  const resolved = resolve(doing, values)
  return {
    id,
    name: body.name,
    type: body.type,
    options,
    ...(resolved && { resolved }),
    ...(guild && { guild_id: guild }),
  }
}

/** The whole objects behind the ids. */
function resolve({ state }: Doing, values: readonly SentOption[]): object | undefined {
  const idsOf = (...types: number[]) =>
    values.filter(({ type }) => types.includes(type)).map(({ value }) => String(value))
  const users = idsOf(OPTION.user, OPTION.mentionable)
  const channels = idsOf(OPTION.channel)
  const files = uploadsOf(state, { attachments: idsOf(OPTION.attachment) })
  if (users.length + channels.length + files.length === 0) return undefined
  return {
    ...(files.length > 0 && resolvedUploads(state, files)),
    ...(users.length > 0 && resolvedUsers(state, users)),
    ...(channels.length > 0 && {
      channels: Object.fromEntries(channels.map((id) => [id, channelPayload(state, getChannel(state, id))])),
    }),
  }
}
