import { CannotDo } from '../../twin.ts'
import { giveFile } from '../files/upload.ts'
import { canSee } from '../permissions.ts'
import { OPTION } from '../protocol.ts'
import type { ValueOption } from '../schemas/command-options.ts'
import { type Doing, mentionsFor, someoneOf } from './doing.ts'

type Value = string | number | boolean

/** What was typed, as the client sends it. Throws {@link CannotDo} for what it would mark red. */
export function readOptionValue(doing: Doing, spec: ValueOption, text: string): Value {
  if (spec.choices?.length) return readChoice(spec, text)
  switch (spec.type) {
    case OPTION.string:
      return readText(spec, mentionsFor(doing.state, text))
    case OPTION.integer:
    case OPTION.number:
      return readNumber(spec, text)
    case OPTION.boolean:
      return readBoolean(spec, text)
    case OPTION.user:
    case OPTION.mentionable:
      return someoneOf(doing, text).id
    case OPTION.channel:
      return readChannel(doing, text)
    case OPTION.attachment:
      return readFile(doing, text)
    default:
      throw new CannotDo(`${spec.name} cannot be typed here.`)
  }
}

function readChoice({ choices, name }: ValueOption, text: string): Value {
  const choice = choices?.find((one) => one.name === text || String(one.value) === text)
  if (!choice) throw new CannotDo(`“${text}” is not one of the choices of ${name}.`)
  return choice.value
}

function readText({ name, min_length = 0, max_length = 6000 }: ValueOption, text: string): string {
  if (text.length < min_length) throw new CannotDo(`${name} takes at least ${min_length} characters.`)
  if (text.length > max_length) throw new CannotDo(`${name} takes at most ${max_length} characters.`)
  return text
}

function readNumber({ type, name, min_value, max_value }: ValueOption, text: string): number {
  const value = Number(text)
  if (Number.isNaN(value) || (type === OPTION.integer && !Number.isSafeInteger(value)))
    throw new CannotDo(`“${text}” is not a number for ${name}.`)
  if (value < (min_value ?? -Infinity)) throw new CannotDo(`${name} is at least ${min_value}.`)
  if (value > (max_value ?? Infinity)) throw new CannotDo(`${name} is at most ${max_value}.`)
  return value
}

function readBoolean({ name }: ValueOption, text: string): boolean {
  const word = text.toLowerCase()
  if (['true', 'yes'].includes(word)) return true
  if (['false', 'no'].includes(word)) return false
  throw new CannotDo(`${name} is either true or false.`)
}

/** A chosen file goes by its name. */
function readFile(doing: Doing, text: string): string {
  const file = doing.files?.find(({ name }) => name === text)
  if (!file) throw new CannotDo(`There is no file ${text} to give.`)
  return giveFile(doing, file).id
}

function readChannel({ state, user }: Doing, text: string): string {
  const name = text.replace(/^#/, '')
  const seen = [...state.channels.values()].filter(
    (channel) => channel.kind !== 'direct' && canSee(state, channel, user),
  )
  const channel = seen.find((one) => one.name === name || text === `<#${one.id}>`)
  if (!channel) throw new CannotDo(`There is no channel ${text} for you.`)
  return channel.id
}
