import { encodeEntities } from './mrkdwn.ts'
import { findUserByHandle, type Workspace } from './workspace.ts'

type Deps = Pick<Workspace, 'users' | 'conversations'>
type Shape = (id: string, name: string) => string

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const ADDRESS = /https?:\/\/[^\s<>|]+/
const BROADCAST = /(?<![\w])@(?:channel|here|everyone)\b/
const PERSON = /(?<![\w.+-])@[\w.-]*\w/
const CHANNEL = /(?<![\w&])#[\w-]+/
const SPECIAL = new RegExp(
  [ADDRESS, EMAIL, BROADCAST, PERSON, CHANNEL].map(({ source }) => `(?:${source})`).join('|'),
  'g',
)

/** What a message's `text` is after somebody typed it. */
export const composeMessage = (deps: Deps, typed: string): string => compose(deps, typed, (id) => id)

/** The `text` of a command whose manifest says `should_escape`: mentions carry their name. */
export const composeCommand = (deps: Deps, typed: string): string =>
  compose(deps, typed, (id, name) => `${id}|${name}`)

function compose(deps: Deps, typed: string, mention: Shape): string {
  const plain = typed.split(SPECIAL).map(encodeEntities)
  const special = (typed.match(SPECIAL) ?? []).map((found) => composeSpecial(deps, found, mention))
  return plain.map((text, at) => `${text}${special[at] ?? ''}`).join('')
}

function composeSpecial(deps: Deps, found: string, mention: Shape): string {
  if (/^https?:/.test(found)) return `<${encodeEntities(found)}>`
  if (/^@(channel|here|everyone)$/.test(found)) return `<!${found.slice(1)}>`
  if (found.startsWith('@')) return composePerson(deps, found, mention)
  if (found.startsWith('#')) return composeChannel(deps, found, mention)
  return `<mailto:${found}|${found}>`
}

function composePerson(deps: Deps, found: string, mention: Shape): string {
  const user = findUserByHandle(deps, found.slice(1))
  return user ? `<@${mention(user.id, user.handle)}>` : found
}

function composeChannel({ conversations }: Deps, found: string, mention: Shape): string {
  const channel = [...conversations.values()].find(({ name }) => name === found.slice(1))
  if (!channel) return found
  // A private channel's name is kept to those who are in it.
  return `<#${mention(channel.id, channel.kind === 'private' ? '' : channel.name)}>`
}
