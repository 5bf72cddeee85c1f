import type { Screen, ScreenCommand, ScreenCommandOption } from '../../twin.ts'
import { isChatInput, usableCommands } from '../commands.ts'
import type { Command, State, User } from '../model.ts'
import { COMMAND, OPTION } from '../protocol.ts'
import type { ValueOption } from '../schemas/command-options.ts'

/** What the composer offers after a slash: every subcommand by its whole name. */
export const commandsFor = (state: State, user: User): ScreenCommand[] =>
  usableCommands(state, user)
    .filter(isChatInput)
    .flatMap(({ body }) => listed(body.name, body))

/** Commands of the context menus. */
export const shortcutsFor = (state: State, user: User): Screen['shortcuts'] =>
  usableCommands(state, user)
    .filter((command) => !isChatInput(command))
    .map(({ id, body }) => ({ id, name: body.name, on: body.type === COMMAND.user ? 'person' : 'message' }))

type Listable = {
  readonly description?: string | undefined
  readonly options?: Command['body']['options']
}

function listed(name: string, { description = '', options = [] }: Listable): ScreenCommand[] {
  const nested = options.flatMap((option) =>
    isNested(option) ? listed(`${name} ${option.name}`, option) : [],
  )
  if (nested.length > 0) return nested
  return [
    { name, description, options: options.flatMap((option) => (isNested(option) ? [] : [optionOf(option)])) },
  ]
}

type Choosable = NonNullable<Command['body']['options']>[number]

const isNested = (option: Choosable): option is Extract<Choosable, { type: 1 | 2 }> =>
  option.type === OPTION.subcommand || option.type === OPTION.group

const KINDS: Readonly<Record<number, ScreenCommandOption['kind']>> = {
  [OPTION.user]: 'person',
  [OPTION.mentionable]: 'person',
  [OPTION.channel]: 'channel',
  [OPTION.integer]: 'number',
  [OPTION.number]: 'number',
  [OPTION.boolean]: 'yes_no',
  [OPTION.attachment]: 'file',
}

const optionOf = ({
  name,
  description,
  type,
  required,
  choices,
  autocomplete,
}: ValueOption): ScreenCommandOption => ({
  name,
  description,
  kind: KINDS[type] ?? 'text',
  isRequired: required ?? false,
  choices: (choices ?? []).map((choice) => ({ value: String(choice.value), label: choice.name })),
  isSearch: autocomplete ?? false,
})
