import type { ScreenCommand } from '../../src/simulator/twin.ts'

/**
 * A command as people say it, `/team invite @bob @carol admin "hello there"`, in Discord's named options. The
 * composer there asks for one after the other; here the words are dealt out by what they look like.
 */
export function toDiscordWords(text: string, commands: readonly ScreenCommand[]): string {
  if (!text.startsWith('/')) return text
  const command = commands.find(({ name }) => text === `/${name}` || text.startsWith(`/${name} `))
  const typed = command ? text.slice(command.name.length + 1).trim() : ''
  if (!command || typed === '') return text
  const names = command.options.map(({ name }) => name)
  const { rest, team } = names.includes('team') ? takeTeam(typed) : { rest: typed, team: [] }
  if (isNamed(rest, command)) return text
  const said = names.includes('more') ? dealOut(rest, command) : option(names[0] ?? '', rest ? [rest] : [])
  return `/${command.name} ${[...said, ...team].map(([name, value]) => `${name}:${quote(value)}`).join(' ')}`
}

/** `team:name` or `team:"Two Words"`, wherever it stands. */
function takeTeam(typed: string): { readonly rest: string; readonly team: readonly Option[] } {
  const [found = '', quoted, word] = /(?<!\S)team:(?:"([^"]*)"|(\S+))/.exec(typed) ?? []
  const rest = typed.replace(found, '').replace(/\s+/g, ' ').trim()
  return found ? { rest, team: option('team', [quoted ?? word ?? '']) } : { rest: typed, team: [] }
}

const isNamed = (rest: string, { options }: ScreenCommand): boolean =>
  options.some(({ name }) => rest.startsWith(`${name}:`))

const quote = (value: string): string =>
  /^@?[\w.-]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`

type Option = readonly [name: string, value: string]

/** What people call roles; with autocomplete, Discord takes any word. */
const ROLES = new Set(['owner', 'admin', 'member', 'viewer', 'reader', 'user', 'manager', 'emperor'])

/** People come first, then perhaps a role, and the rest is the note. */
function dealOut(rest: string, { options }: ScreenCommand): Option[] {
  const words = rest.match(/"[^"]*"|[^\s,;]+/g) ?? []
  const end = words.findIndex((word) => !word.includes('@'))
  const people = end < 0 ? words : words.slice(0, end)
  const others = end < 0 ? [] : words.slice(end)
  const hasRole = options.some(({ name }) => name === 'role')
  const role = others.slice(0, 1).filter((word) => hasRole && ROLES.has(word.toLowerCase()))
  return [...pickPeople(people), ...option('role', role), ...option('note', others.slice(role.length))]
}

/** The first one can be picked; there is a second option for all the others. */
function pickPeople(people: readonly string[]): Option[] {
  const picked = people.slice(0, 1).filter((word) => word.startsWith('@'))
  return [...option('who', picked), ...option('more', people.slice(picked.length))]
}

const option = (name: string, words: readonly string[]): Option[] =>
  words.length === 0 ? [] : [[name, words.join(' ')]]
