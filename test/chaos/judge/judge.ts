import type { InvitationStatus } from '../../../src/domain/invitation.ts'
import { type Ending, lastDeed } from '../stage/life.ts'
import type { PlatformName } from '../stage/people.ts'
import type { Evidence, Noticed, Shown } from './evidence.ts'

/** What must not have happened, each as a line that says where. */
export type Verdict = {
  /** A platform took somebody's word, and it neither came true nor was anybody told. */
  readonly lost: readonly string[]
  readonly backendDoubled: readonly string[]
  readonly discordDoubled: readonly string[]
  readonly slackDoubled: readonly string[]
  /** A message that still lets somebody answer what is over. */
  readonly cardsOpen: readonly string[]
}

/** When everything is over, of every invitation. */
export function judge(evidence: readonly Evidence[], notices: readonly Noticed[]): Verdict {
  return {
    lost: evidence.flatMap(findLost),
    backendDoubled: evidence.flatMap(findBackendDoubled),
    discordDoubled: findDoubled('discord', evidence, notices),
    slackDoubled: findDoubled('slack', evidence, notices),
    cardsOpen: evidence.flatMap(findOpen),
  }
}

/** What was wanted, as the ledger calls it. */
const WANTED: Readonly<Record<Ending, InvitationStatus>> = {
  accept: 'joined',
  decline: 'declined',
  revoke: 'revoked',
  expire: 'expired',
  resend: 'joined',
}

/** What the invitee reads in the end. */
const FINAL: Partial<Readonly<Record<InvitationStatus, RegExp>>> = {
  joined: /You are in /,
  declined: /You declined the invitation/,
  revoked: /was taken back/,
  expired: /has expired/,
  failed: /could not join|is over/,
}

function findLost(one: Evidence): string[] {
  const found = findLoss(one)
  return found.length > 0 ? found.map((line) => [line, ...one.trail].join('\n    ')) : []
}

function findLoss(one: Evidence): string[] {
  const { name, ending, taken, statuses, isRefused } = one
  if (!taken.includes('invite') && one.messages.length === 0) return []
  if (isRefused && statuses.every((status) => status === 'failed')) return []
  const [status, ...others] = statuses
  if (status === undefined) return [`${name}: nobody knows of the invitation that was asked for`]
  // What the platform did not take may have come true all the same.
  const isWanted =
    status === WANTED[ending] || (status === 'expired' && !taken.some((deed) => deed === lastDeed(ending)))
  return [
    ...(others.length > 0 ? [`${name}: ${statuses.length} invitations`] : []),
    ...(isWanted ? [] : [`${name}: ${ending} was wanted and taken, and it is ${status}`]),
    ...findMismatch(one, status),
  ]
}

/** Ledger, backend and cards say the same. */
function findMismatch({ name, isMember, isInvited, messages }: Evidence, status: InvitationStatus): string[] {
  const final = FINAL[status]
  const cards = messages.filter(isCard)
  return [
    ...(isMember === (status === 'joined')
      ? []
      : [`${name}: ${status}, and ${isMember ? 'a' : 'no'} member`]),
    ...(isInvited ? [`${name}: ${status}, and still invited there`] : []),
    ...(cards.length > 0 ? [] : [`${name}: ${status}, and has no card`]),
    ...cards
      .filter(({ text }) => !final?.test(text))
      .map(({ platform, text }) => `${name}: ${status}, and reads on ${platform}: ${text.split('\n')[0]}`),
  ]
}

const CARD =
  /invites you to join|You are invited|You are in |You declined|The invitation to .* (was taken back|is over|has expired)|You could not join|One step is left|Joining .*…|Declining .*…/

const isCard = ({ text, first = text }: Shown): boolean => CARD.test(first)

/** Whoever sends again makes one more of it. */
const mostOf = ({ ending }: Evidence): number => (ending === 'resend' ? 2 : 1)

const findBackendDoubled = (one: Evidence): string[] =>
  Object.entries(one.done).flatMap(([what, count]) =>
    count > (what === 'sent' ? mostOf(one) : 1) ? [`${one.name}: ${what} ${count} times`] : [],
  )

function findDoubled(
  platform: PlatformName,
  evidence: readonly Evidence[],
  notices: readonly Noticed[],
): string[] {
  const at = (messages: readonly Shown[]) => messages.filter((message) => message.platform === platform)
  const invitees = evidence.map((one) => {
    const own = at(one.messages)
    const others = own.filter((message) => !isCard(message))
    return { who: one.name, again: [...own.filter(isCard).slice(mostOf(one)), ...repeated(others)] }
  })
  const keepers = notices.map(({ keeper, messages }) => ({ who: keeper, again: repeated(at(messages)) }))
  return [...invitees, ...keepers].flatMap(({ who, again }) =>
    again.map(({ text }) => `${who}: once more: ${text.split('\n')[0]}`),
  )
}

/** What is told once, whatever it is sent as. The answer to a command that was given twice is not. */
const NEWS = / (joined|declined|did not answer|could not join) /

/** The same news, or the same message as the platform knows it, more than once in one conversation. */
function repeated(messages: readonly Shown[]): readonly Shown[] {
  const seen = new Set<string>()
  return messages.filter(({ text, first = text, mark }) => {
    const isKnown = (NEWS.test(first) && seen.has(first)) || (mark !== undefined && seen.has(`mark ${mark}`))
    seen.add(first)
    if (mark !== undefined) seen.add(`mark ${mark}`)
    return isKnown
  })
}

const findOpen = ({ name, messages }: Evidence): string[] =>
  messages
    .filter(({ buttons }) => buttons.length > 0)
    .map(({ platform, buttons }) => `${name}: ${buttons.join(', ')} on ${platform}`)
