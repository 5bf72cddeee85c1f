import type { Change, ChangeWhat } from '../domain/change.ts'
import { parseEmail } from '../domain/email.ts'
import type { Team } from '../domain/team.ts'
import type { Span } from './view.ts'
import { count, withArticle } from './words.ts'

/** A channel is no place for an address: who has no other name goes by a masked one, such as `m…@lighthouse.example`. */
export function shownName(name: string): string {
  const email = parseEmail(name)
  return email ? `${email.slice(0, 1)}…${email.slice(email.indexOf('@'))}` : name
}

/** What somebody wants, to follow "Ann wants to". */
export function wishWords({ name: team }: Team, what: AboutMember): string {
  const name = shownName(what.name)
  if (what.kind === 'role') return `make ${name} ${withArticle(what.to)} of ${team}`
  return what.kind === 'remove' ? `remove ${name} from ${team}` : `leave ${team}`
}

/** Where it takes two, and there is no second. */
export const nobodyAgrees = ({ name }: Team): string =>
  `Nobody else in ${name} could agree: make another person an admin first.`

export type AboutMember = Exclude<ChangeWhat, { kind: 'invite' }>

export const asker = ({ askedBy, askedByName }: Change): Span => ({ person: askedBy, name: askedByName })

/** Nobody, for what the clock ended. */
export const decider = ({ decidedBy, decidedByName = 'somebody' }: Change): Span =>
  decidedBy ? { person: decidedBy, name: decidedByName } : 'nobody'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** "30 seconds", "5 minutes", "2 hours". */
export function duration(ms: number): string {
  if (ms < 2 * MINUTE_MS) return count(Math.round(ms / SECOND_MS), 'second')
  return ms < 2 * HOUR_MS
    ? count(Math.round(ms / MINUTE_MS), 'minute')
    : count(Math.round(ms / HOUR_MS), 'hour')
}
