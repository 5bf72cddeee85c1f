import { type Invitation, isUnconfirmed } from '../../../src/domain/invitation.ts'
import { readAloud } from '../../views/read-aloud.ts'
import { ANN, type Bot, nameOf } from './bot.ts'
import type { Counters } from './place.ts'

/** Of addresses, how many. */
export type Tally = {
  readonly name: string
  /** Their first send went wrong. */
  readonly faulted: number
  /** It had been done all the same. */
  readonly done: number
  /** Calls that make invitations, those of a second attempt included. */
  readonly calls: number
  /** The ledger and the backend disagree, and nobody was told. */
  readonly lost: number
  /** More than one mail, invitation or membership. */
  readonly doubled: number
  /** In doubt, which the inviter was told: those whom the backend has, and those whom it has not. */
  readonly unconfirmed: { readonly there: number; readonly notThere: number }
  /** The backend has none, and the inviter was told so. */
  readonly failed: number
  /** Attempts that were not even made, as the backend was left alone for a while. */
  readonly leftAlone: number
  /** Which were lost or doubled, and how. */
  readonly problems: readonly string[]
}

export type Case = {
  readonly name: string
  readonly emails: readonly string[]
  readonly faulted: ReadonlySet<string>
  /** When all sends had gone wrong, and none had been repeated in good order. */
  readonly before: Counters
}

/** The backend's own counters decide, and what the ledger says is held against them. */
export async function judge(bot: Bot, { name, emails, faulted, before }: Case): Promise<Tally> {
  const after = await bot.place.count()
  const ledger = await readLedger(bot)
  const found = emails.map((email) => {
    const there = thingsOf(after, email)
    return { email, there, verdict: decide(bot, ledger.get(email), there.has) }
  })
  const count = (wanted: Verdict): number => found.filter(({ verdict }) => verdict === wanted).length
  const doubled = found.filter(({ there }) => there.isDoubled)
  return {
    name,
    faulted: emails.filter((email) => faulted.has(email)).length,
    done: emails.filter((email) => thingsOf(before, email).has).length,
    calls: bot.place.sends().length,
    lost: count('lost'),
    doubled: doubled.length,
    unconfirmed: { there: count('unconfirmed_there'), notThere: count('unconfirmed_not_there') },
    failed: count('failed'),
    leftAlone: bot.log.lines().filter((line) => line.includes('left alone')).length,
    problems: [
      ...doubled.map(({ email, there }) => `${email} doubled: ${there.words}`),
      ...found
        .filter(({ verdict }) => verdict === 'lost')
        .map(
          ({ email, there }) => `${email} lost: ${ledger.get(email)?.status ?? 'unknown'}, ${there.words}`,
        ),
    ],
  }
}

async function readLedger({ store, team }: Bot): Promise<ReadonlyMap<string, Invitation>> {
  const { invitations } = await store.transaction((tx) =>
    tx.listInvitations({ team: team.id, limit: 100_000, offset: 0 }),
  )
  return new Map(invitations.map((one) => [one.invitee.email ?? '', one]))
}

function thingsOf({ invitations, members, mailsTo }: Counters, address: string) {
  const [invited, joined] = [invitations, members].map(
    (seats) => seats.filter(({ email }) => email === address).length,
  )
  const mails = mailsTo(address)
  return {
    has: invited !== 0 || joined !== 0,
    isDoubled: [invited, joined, mails].some((many) => many !== undefined && many > 1),
    words: `${mails} mails, ${invited} invitations, ${joined} memberships`,
  }
}

type Verdict = 'right' | 'lost' | 'unconfirmed_there' | 'unconfirmed_not_there' | 'failed'

function decide(bot: Bot, invitation: Invitation | undefined, isThere: boolean): Verdict {
  if (!invitation) return 'lost'
  if (isUnconfirmed(invitation)) {
    if (!isTold(bot, invitation)) return 'lost'
    return isThere ? 'unconfirmed_there' : 'unconfirmed_not_there'
  }
  switch (invitation.status) {
    case 'pending':
    case 'joining':
    case 'joined':
      return isThere ? 'right' : 'lost'
    case 'failed':
      return !isThere && isTold(bot, invitation) ? 'failed' : 'lost'
    default:
      return 'lost'
  }
}

const isTold = ({ platform }: Bot, { invitee: { email = '' } }: Invitation): boolean =>
  platform.delivered.some(
    ({ to, view }) => to.id === ANN.id && readAloud(view).includes(` ${nameOf(email)} `),
  )
