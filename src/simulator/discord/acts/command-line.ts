import { CannotDo } from '../../twin.ts'
import { isChatInput, usableCommands } from '../commands.ts'
import type { Channel, Command } from '../model.ts'
import { OPTION } from '../protocol.ts'
import type { ValueOption } from '../schemas/command-options.ts'
import type { Doing } from './doing.ts'

/** A slash command as the composer understands it. */
export type TypedCommand = {
  readonly command: Command
  /** Group and subcommand, as far as there are any. */
  readonly path: readonly string[]
  readonly specs: readonly ValueOption[]
  readonly options: readonly TypedOption[]
}

export type TypedOption = { readonly spec: ValueOption; readonly text: string }

type Choosable = NonNullable<Command['body']['options']>[number]
type Nested = Extract<Choosable, { type: 1 | 2 }>

/** Throws {@link CannotDo} for a command or an option that nobody registered. */
export function readCommandLine(doing: Doing, channel: Channel, text: string): TypedCommand {
  const { name, rest } = firstWord(text.slice(1))
  const commands = usableCommands(doing.state, doing.user, channel).filter(isChatInput)
  const command = commands.find(({ body }) => body.name === name)
  if (!command) throw new CannotDo(`There is no command /${name} here.`)
  const chosen = descend({ path: [], options: command.body.options ?? [], rest })
  const specs = chosen.options.filter(isValue)
  if (specs.length < chosen.options.length)
    throw new CannotDo(`/${spoken(command, chosen)} needs a subcommand.`)
  const options = readOptions(chosen.rest, specs, spoken(command, chosen))
  return { command, path: chosen.path, specs, options }
}

type Chosen = {
  readonly path: readonly string[]
  readonly options: readonly Choosable[]
  readonly rest: string
}

/** Follows the words as long as they name a group or a subcommand. */
function descend(chosen: Chosen): Chosen {
  const { name, rest } = firstWord(chosen.rest)
  const next = chosen.options.filter(isNested).find((option) => option.name === name)
  if (!next) return chosen
  return descend({ path: [...chosen.path, name], options: next.options ?? [], rest })
}

const isNested = (option: Choosable): option is Nested =>
  option.type === OPTION.subcommand || option.type === OPTION.group

const isValue = (option: Choosable): option is ValueOption => !isNested(option)

const spoken = ({ body }: Command, { path }: { path: readonly string[] }): string =>
  [body.name, ...path].join(' ')

function firstWord(text: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  return { name, rest }
}

/** `name:value`, or `name:"value with \"spaces\""`; the last quote may still be open. */
const PAIR = /([^\s:"]+):(?:"((?:[^"\\]|\\.)*)(?:"|$)|(\S*))/gu

function readOptions(text: string, specs: readonly ValueOption[], command: string): TypedOption[] {
  const stray = text.replace(PAIR, '').trim()
  if (stray) throw new CannotDo(`“${stray}” is not an option of /${command}.`)
  const options = [...text.matchAll(PAIR)].map(([, name = '', quoted, bare = '']) => {
    const spec = specs.find((one) => one.name === name)
    if (!spec) throw new CannotDo(`/${command} has no option ${name}.`)
    return { spec, text: quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1') }
  })
  const twice = options.find(({ spec }, index) => options.findIndex((one) => one.spec === spec) !== index)
  if (twice) throw new CannotDo(`${twice.spec.name} is given twice.`)
  return options
}
