import type { Platform } from '../server/messages.ts'
import type { ScreenCommand, ScreenCommandOption, ScreenOption, TwinPerson } from '../twin.ts'

export type Typing = {
  readonly platform: Platform
  readonly draft: string
  readonly caret: number
  readonly people: readonly TwinPerson[]
  readonly commands: readonly ScreenCommand[]
  /** Labels that were picked before, with what is sent for them. */
  readonly picks: ReadonlyMap<string, string>
}

export type CompletionItem = {
  readonly label: string
  readonly hint: string
  /** Goes into the draft in place of what was typed. */
  readonly insert: string
  /** What is sent instead of the label that stands in the draft. */
  readonly pick?: { readonly label: string; readonly value: string }
  /** A file comes along, and its name goes into the draft. */
  readonly brings?: 'own_file' | 'example_list'
}

export type Completion = {
  readonly heading: string
  /** Where in the draft the replaced part begins; it ends at the caret. */
  readonly from: number
  readonly items: readonly CompletionItem[]
  /** Enter takes the first line; otherwise Enter sends until an arrow key was used. */
  readonly isEager: boolean
  /** The bot must be asked for more: this option is a search. */
  readonly search?: ScreenCommandOption
}

/** What the composer offers for what is typed so far; undefined where it has nothing to say. */
export function complete(typing: Typing): Completion | undefined {
  const { draft, caret } = typing
  const typed = draft.slice(0, caret)
  const found = typed.startsWith('/') ? completeCommand(typing, typed) : completeMention(typing, typed)
  if (!found) return undefined
  const isWhole = found.items.some(
    ({ insert, brings }) => !brings && insert.trimEnd() === typed.slice(found.from),
  )
  return isWhole ? { ...found, isEager: false } : found
}

function completeCommand(typing: Typing, typed: string): Completion | undefined {
  const command = commandIn(typed, typing.commands)
  if (!command) return completeCommandName(typing, typed)
  if (typing.platform === 'slack') return completeMention(typing, typed) ?? usageOf(command)
  return completeOption(typing, typed, command)
}

/** The longest command that the draft begins with, followed by a space. */
export const commandIn = (text: string, commands: readonly ScreenCommand[]): ScreenCommand | undefined =>
  commands
    .filter(({ name }) => text.startsWith(`/${name} `))
    .toSorted((one, other) => other.name.length - one.name.length)[0]

function completeCommandName({ commands }: Typing, typed: string): Completion | undefined {
  const items = commands
    .filter(({ name }) => `/${name}`.startsWith(typed.trimEnd().toLowerCase()))
    .map(({ name, usage, description }) => ({
      label: `/${name}`,
      hint: usage ?? description,
      insert: `/${name} `,
    }))
  return items.length > 0 ? { heading: 'Commands', from: 0, items, isEager: true } : undefined
}

/** Slack takes free text, and reminds of how it is meant. */
const usageOf = ({ name, usage }: ScreenCommand): Completion | undefined =>
  usage ? { heading: `/${name} ${usage}`, from: 0, items: [], isEager: false } : undefined

function completeMention({ people }: Typing, typed: string): Completion | undefined {
  const match = /(?:^|[\s:"])@([\p{L}\p{N}._-]*)$/u.exec(typed)
  if (!match) return undefined
  const query = (match[1] ?? '').toLowerCase()
  const items = people
    .filter(({ handle, name }) => handle.startsWith(query) || hasWord(name, query))
    .map(({ handle, name }) => ({ label: name, hint: `@${handle}`, insert: `@${handle} ` }))
  if (items.length === 0) return undefined
  return { heading: 'People', from: typed.length - query.length - 1, items, isEager: true }
}

const hasWord = (name: string, start: string): boolean =>
  name
    .toLowerCase()
    .split(/\s/)
    .some((word) => word.startsWith(start))

/** Discord: `/team invite who:@mia role:adm` */
function completeOption(typing: Typing, typed: string, command: ScreenCommand): Completion | undefined {
  const { picks } = typing
  const current = optionIn(typed, command)
  const from = typed.length - (/\S*$/.exec(typed)?.[0].length ?? 0)
  const chunk = typed.slice(from)
  if (current?.option.isSearch && !picks.has(current.value.trim()))
    return { ...completeValue(current), search: current.option }
  if (current && current.from >= from) return completeMention(typing, typed) ?? completeKnown(typing, current)
  return completeMention(typing, typed) ?? completeOptionName(command, typed, { from, chunk })
}

type CurrentOption = { readonly option: ScreenCommandOption; readonly value: string; readonly from: number }

function optionIn(typed: string, command: ScreenCommand): CurrentOption | undefined {
  const found = command.options.map((option) => {
    const at = typed.lastIndexOf(` ${option.name}:`)
    const from = at + option.name.length + 2
    return { at, current: { option, from, value: typed.slice(from) } }
  })
  return found.filter(({ at }) => at >= 0).toSorted((one, other) => other.at - one.at)[0]?.current
}

function completeKnown({ people }: Typing, current: CurrentOption): Completion | undefined {
  if (current.option.kind === 'file') return completeFile(current)
  if (current.option.kind === 'person')
    return completeValue(
      current,
      people.map(({ handle, name }) => ({ value: `@${handle}`, label: name })),
    )
  if (current.option.kind === 'yes_no') return completeValue(current, YES_NO)
  return current.option.choices.length > 0 ? completeValue(current, current.option.choices) : undefined
}

const YES_NO: readonly ScreenOption[] = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
]

/** Nobody types a file: it is chosen, and then its name stands in the draft. */
const completeFile = ({ option, value, from }: CurrentOption): Completion => ({
  heading: value ? option.name : `${option.name}: ${option.description}`,
  from,
  items: value ? [] : FILES,
  isEager: true,
})

const FILES: readonly CompletionItem[] = [
  { label: 'Choose a file', hint: 'from this computer', insert: '', brings: 'own_file' },
  {
    label: 'Take the example list',
    hint: 'more than fifty people, to try it out',
    insert: '',
    brings: 'example_list',
  },
]

/** The draft without the file that was taken off. */
export function withoutFile(draft: string, name: string): string {
  const at = draft.lastIndexOf(`:${name}`)
  if (at < 0) return draft
  const before = draft.slice(0, at).replace(/\S+$/, '')
  return before + draft.slice(at + name.length + 1).trimStart()
}

function completeValue(
  { option, value, from }: CurrentOption,
  all: readonly ScreenOption[] = [],
): Completion {
  const items = all
    .filter(({ label }) => label.toLowerCase().includes(value.toLowerCase()))
    .map((one) => valueItem(one, option.kind))
  return { heading: option.name, from, items, isEager: true }
}

/** People are inserted as their handle; anything else shows its label and is sent as its value. */
export const valueItem = (
  { value, label, description }: ScreenOption,
  kind: ScreenCommandOption['kind'],
): CompletionItem =>
  kind === 'person'
    ? { label, hint: value, insert: `${value} ` }
    : { label, hint: description ?? '', insert: `${label} `, pick: { label, value } }

function completeOptionName(
  command: ScreenCommand,
  typed: string,
  word: { from: number; chunk: string },
): Completion | undefined {
  const items = command.options
    .filter(({ name }) => !typed.includes(` ${name}:`) && name.startsWith(word.chunk))
    .map(({ name, description, isRequired }) => ({
      label: name,
      hint: isRequired ? description : `${description} · optional`,
      insert: `${name}:`,
    }))
  if (items.length === 0) return undefined
  return { heading: `/${command.name}`, from: word.from, items, isEager: word.chunk.length > 0 }
}

/**
 * A draft as the platform takes it: on Discord values are put in quotes where they have spaces, and labels that
 * were picked become their values.
 */
export function sentText(
  draft: string,
  command: ScreenCommand | undefined,
  picks: ReadonlyMap<string, string>,
): string {
  if (!command || command.options.length === 0) return draft.trim()
  const names = command.options.map(({ name }) => name).join('|')
  const pairs = draft.slice(command.name.length + 1).split(new RegExp(`\\s(${names}):`))
  const written = pairs.slice(1).flatMap((name, index, all) => {
    if (index % 2 === 1) return []
    const value = (all[index + 1] ?? '').trim().replace(/^"(.*)"$/, '$1')
    return value ? [`${name}:${quoted(picks.get(value) ?? value)}`] : []
  })
  return [`/${command.name}`, ...written].join(' ')
}

/** What a search is asked with: all that is typed, the searched option last even where it is empty yet. */
export function askedText(draft: string, command: ScreenCommand, picks: ReadonlyMap<string, string>): string {
  const current = optionIn(draft, command)
  if (!current) return draft
  const before = sentText(draft.slice(0, current.from - current.option.name.length - 2), command, picks)
  return `${before} ${current.option.name}:${quoted(current.value.trimEnd())}`
}

const quoted = (value: string): string => (/\s/.test(value) ? `"${value.replaceAll('"', "'")}"` : value)
