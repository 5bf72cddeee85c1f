import type { MailCode } from './link-request.ts'
import type { TeamAt } from './team.ts'

/** Also told in the mail. */
export const CODE_LIFE_MS = 10 * 60_000
export const CODE_DIGITS = 6
/** Wrong ones, after which not even the right one counts. */
const MOST_ATTEMPTS = 5
/** To one address, and for one person, in any {@link MAIL_WINDOW_MS}. */
export const MOST_MAILS = 3
export const MAIL_WINDOW_MS = 3_600_000

export type CodeDecision =
  | { readonly kind: 'right'; readonly code: MailCode }
  | { readonly kind: 'wrong'; readonly code: MailCode; readonly left: number }
  | { readonly kind: 'over'; readonly because: CodeEnd }

export type CodeEnd = 'expired' | 'used' | 'spent' | 'unknown'

type Typed = {
  /** It is what was sent. */
  readonly isSame: boolean
  readonly team: TeamAt
  readonly at: Date
}

/** Whether there is a code that may still be typed. */
export const isTypable = (sent: MailCode | undefined, { team, at }: Pick<Typed, 'team' | 'at'>): boolean =>
  findEnd(sent, { team, at }) === undefined

/** Whether what was typed is the code that was sent. A wrong one counts. */
export function decideCode(sent: MailCode | undefined, { isSame, team, at }: Typed): CodeDecision {
  const end = findEnd(sent, { team, at })
  if (!sent || end) return { kind: 'over', because: end ?? 'unknown' }
  if (isSame) return { kind: 'right', code: sent }
  const attempts = sent.attempts + 1
  return { kind: 'wrong', code: { ...sent, attempts }, left: MOST_ATTEMPTS - attempts }
}

/** Why no code counts any more. */
function findEnd(sent: MailCode | undefined, { team, at }: Pick<Typed, 'team' | 'at'>): CodeEnd | undefined {
  if (!sent || sent.tenant !== team.tenant) return 'unknown'
  if (sent.isUsed) return 'used'
  if (sent.attempts >= MOST_ATTEMPTS) return 'spent'
  return at >= sent.expiresAt ? 'expired' : undefined
}
