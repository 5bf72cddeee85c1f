import type { ScreenCommand } from '../../src/simulator/twin.ts'

/**
 * A command as people say it, `/team invite @bob @carol admin "hello there"`, in Discord's named options. The
 * composer there asks for one after the other; here the words are dealt out by what they look like.
 */
export function toDiscordWords(text: string, commands: readonly ScreenCommand[]): string {
  if (!text.startsWith('/')) return text
  const command = commands.find(({ name }) => text === `/${name}` || text.startsWith(`/${name} `))
  const rest = command ? text.slice(command.name.length + 1).trim() : ''
  if (!command || rest === '' || isNamed(rest, command)) return text

  const names = command.options.map(({ name }) => name)
  const options = names.includes('more') ? dealOut(rest, command) : [[names[0] ?? '', rest] as const]
  return `/${command.name} ${options.map(([name, value]) => `${name}:${quote(value)}`).join(' ')}`
}

const isNamed = (rest: string, { options }: ScreenCommand): boolean =>
  options.some(({ name }) => rest.startsWith(`${name}:`))

const quote = (value: string): string =>
  /^@?[\w.-]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`

function dealOut(rest: string, command: ScreenCommand): (readonly [string, string])[] {
  const words = rest.match(/"[^"]*"|[^\s,;]+/g) ?? []
  const end = words.findIndex((word) => !word.includes('@'))
  const people = end < 0 ? words : words.slice(0, end)
  const [next, ...others] = end < 0 ? [] : words.slice(end)
  const roles = command.options.find(({ name }) => name === 'role')?.choices.map(({ value }) => value) ?? []
  const isRole = next !== undefined && roles.includes(next)
  const note = (isRole ? others : [next, ...others]).filter((word) => word !== undefined).join(' ')

  const [first, ...more] = people
  const isPick = first?.startsWith('@') === true
  const written = isPick ? more : people
  return [
    ...(isPick && first ? [['who', first] as const] : []),
    ...(written.length > 0 ? [['more', written.join(' ')] as const] : []),
    ...(isRole && next ? [['role', next] as const] : []),
    ...(note ? [['note', note] as const] : []),
  ]
}
