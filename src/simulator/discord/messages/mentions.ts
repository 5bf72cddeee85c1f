import type { Message, State } from '../model.ts'
import { placedComponents } from '../schemas/layout.ts'
import type { MessageBody } from '../schemas/message.ts'

type Allowed = NonNullable<MessageBody['allowed_mentions']>
type Kind = 'users' | 'roles' | 'everyone'

export type Mentions = {
  /** Ids of known users in the text that may be mentioned. */
  readonly users: readonly string[]
  readonly everyone: boolean
}

const EVERYTHING: Allowed = { parse: ['users', 'roles', 'everyone'] }
const USERS_ONLY: Allowed = { parse: ['users'] }

/** Where nothing is said about mentions: a message allows all of them, an answer to an interaction those of users. */
export const allowedIn = (body: Pick<MessageBody, 'allowed_mentions'>, isAnswer: boolean): Allowed =>
  body.allowed_mentions ?? (isAnswer ? USERS_ONLY : EVERYTHING)

/** Content and Components V2 text mention; embeds never do. Source: https://docs.discord.com/developers/resources/message#allowed-mentions-object */
export function findMentions(
  { users }: State,
  parts: Pick<Message, 'content' | 'components'>,
  allowed: Allowed,
): Mentions {
  const text = withoutCode(mentioningText(parts))
  const ids = [...text.matchAll(/<@!?(\d{15,20})>/g)].map(([, id = '']) => id)
  const known = [...new Set(ids)].filter((id) => users.has(id))
  return {
    users: known.filter((id) => parses(allowed, 'users') || allowed.users?.includes(id)),
    everyone: parses(allowed, 'everyone') && /@(everyone|here)\b/.test(text),
  }
}

const parses = ({ parse }: Allowed, kind: Kind): boolean => parse?.includes(kind) ?? false

function mentioningText({ content, components }: Pick<Message, 'content' | 'components'>): string {
  const texts = placedComponents(components).flatMap(({ component }) =>
    component.type === 10 ? [component.content] : [],
  )
  return [content, ...texts].join('\n')
}

const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')

/** Writes down whose client would have made a sound. */
export function recordPings(state: State, { users, everyone }: Mentions): void {
  const handles = users.flatMap((id) => state.users.get(id)?.handle ?? [])
  state.pings.push(...handles.map((handle) => `@${handle}`), ...(everyone ? ['@everyone'] : []))
}
