import { BackendUnavailable, type LaterOutcome, type Offer, type SendOutcome } from '../backend.ts'
import { orLater } from '../later.ts'
import { halfDone, undone } from '../retell.ts'
import { sendEach } from '../send-each.ts'
import { type Asked, ask } from './ask.ts'
import { WHO } from './client.ts'
import type { Deps } from './deps.ts'
import { decideBySight, look, type Seen } from './look.ts'
import { decideWish } from './wish.ts'

export async function send(deps: Deps, offer: Offer): Promise<SendOutcome> {
  const [sent] = await sendMany(deps, [offer])
  if (sent === undefined) throw new Error('The offer had no outcome')
  if (sent.kind === 'later') throw sent.because
  return sent
}

/** One call each, with one look at the lists before all of them and one after. */
export async function sendMany(deps: Deps, offers: readonly Offer[]): Promise<readonly Sent[]> {
  const asked = await askAll(deps, offers)
  const waiting = asked.filter((one) => one.kind === 'asked')
  if (waiting.length === 0) return asked.filter((one) => one.kind !== 'asked')
  const after = await orLater(() => halfDone(() => lookUntilSeen(deps, waiting)))
  return asked.map((one) => (one.kind === 'asked' ? conclude(one, after) : one))
}

type Sent = SendOutcome | LaterOutcome

/** In turn: Trieve has nothing against two invitations at the same moment, only against a second one. */
async function askAll(
  { client, inTurn }: Deps,
  offers: readonly Offer[],
): Promise<readonly (Sent | Asked)[]> {
  const wishes = offers.map(decideWish)
  if (!wishes.some(({ kind }) => kind === 'wish')) return wishes.filter((one) => one.kind !== 'wish')
  const before = await orLater(() => undone(() => look(client)))
  return sendEach(wishes, async (one) => {
    if (one.kind !== 'wish') return one
    return 'kind' in before ? before : inTurn(`send ${one.email}`, () => ask(client, one, before))
  })
}

const MOST_LOOKS = 4

/** What Trieve has taken may be in its lists a moment later only. */
async function lookUntilSeen(deps: Deps, asked: readonly Asked[], attempt = 1): Promise<Seen> {
  const seen = await lookFor(deps, asked)
  if (attempt === MOST_LOOKS || asked.every((one) => one.otherwise ?? decideAsked(one, seen))) return seen
  await deps.pause(attempt)
  return lookUntilSeen(deps, asked, attempt + 1)
}

/** Members are looked at only for those who are not invited: their list is the longer one. */
async function lookFor({ client }: Deps, asked: readonly Asked[]): Promise<Seen> {
  const invitations = await client.listInvitations()
  const isEnough = asked.every((one) => decideAsked(one, { invitations, users: [] }))
  return { invitations, users: isEnough ? [] : await client.listUsers() }
}

function conclude(asked: Asked, after: Seen | LaterOutcome): Sent {
  if ('kind' in after) return after
  return decideAsked(asked, after) ?? asked.otherwise ?? { kind: 'later', because: notListed() }
}

/** What is there was made by this attempt or an earlier one of the same offer. */
const decideAsked = ({ wish }: Asked, seen: Seen): SendOutcome | undefined =>
  decideBySight(seen, { ...wish, isRepeat: true })

const notListed = (): BackendUnavailable =>
  new BackendUnavailable(WHO, {
    trouble: 'not_answering',
    problem: 'it took an invitation, which is neither among the invitations nor a member',
  })
