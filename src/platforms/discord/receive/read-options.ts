import type { CommandInteractionOption } from 'discord.js'
import type { CommandSpec, OptionSpec } from '../../../domain/command.ts'
import type { Picked, PickedFile } from '../../platform.ts'
import { MORE_PEOPLE } from '../registration.ts'
import { parsePeople } from './parse-people.ts'
import { pickedFile } from './picked-file.ts'

type Given = readonly CommandInteractionOption[]

/** The options somebody gave, by the names of the command table; nothing for those left out. */
export function readOptions({ options }: CommandSpec, given: Given): Readonly<Record<string, unknown>> {
  const entries = options.map((option) => [option.name, readOption(option, given)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readOption(option: OptionSpec, given: Given): unknown {
  if (option.kind === 'file') return readFile(given, option.name)
  const value = valueOf(given, option.name)
  if (option.kind === 'people') return readPeople(value, valueOf(given, MORE_PEOPLE))
  return option.kind === 'search' && value !== undefined ? plain(value) : value
}

/** What is searched for: whoever is mentioned as their actor's id, a name without the quotes somebody put around it. */
const plain = (text: string): string => {
  const [, mentioned] = MENTION.exec(text) ?? []
  const [, quoted] = QUOTED.exec(text) ?? []
  return (mentioned ?? quoted ?? text).trim()
}

/** Discord makes a mention of `@layla`, in a text option too. https://docs.discord.com/developers/reference#message-formatting */
const MENTION = /^\s*<@!?(\d+)>\s*$/u

const QUOTED = /^\s*["“”„«»]([^"“”„«»]*)["“”„«»]?\s*$/u

const valueOf = (given: Given, name: string): string | undefined => {
  const value = given.find((option) => option.name === name)?.value
  return value === undefined ? undefined : String(value)
}

function readFile(given: Given, name: string): PickedFile | undefined {
  const { attachment } = given.find((option) => option.name === name) ?? {}
  return attachment && pickedFile(attachment)
}

/** A Discord user option is one person; the others, and all addresses, are in the text beside it. */
function readPeople(user: string | undefined, more: string | undefined): Picked | undefined {
  if (user === undefined && more === undefined) return undefined
  const { actors, emails, unreadable } = parsePeople(more ?? '')
  return { actors: [...new Set([...(user ? [user] : []), ...actors])], emails, unreadable }
}
