import type { LaterOutcome, Offer, SendOutcome } from '../backend.ts'
import { orLater } from '../later.ts'
import { undone } from '../retell.ts'
import { sendEach } from '../send-each.ts'
import { ask, decideBySight } from './ask.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { look, type Seen } from './look.ts'
import { readOffer, type Wish } from './wish.ts'

type Sent = SendOutcome | LaterOutcome

/** One at a time per address: each looks first whether there is one already. */
export async function send({ client, inTurn }: Deps, offer: Offer): Promise<SendOutcome> {
  const wish = readOffer(offer)
  if (wish.kind === 'refused') return wish
  return inTurn(`send ${wish.email}`, async () => sendTo(client, wish, await undone(() => look(client))))
}

/** One call each, after one look for all of them. Of two offers to the same address only the first one is made. */
export async function sendMany({ client, inTurn }: Deps, offers: readonly Offer[]): Promise<readonly Sent[]> {
  const plans = offers.map(readOffer)
  if (!plans.some(({ kind }) => kind === 'wish')) return plans.filter((plan) => plan.kind !== 'wish')
  const seen = await orLater(() => undone(() => look(client)))
  const firsts = new Map<string, Promise<SendOutcome>>()
  return sendEach(plans, async (plan): Promise<Sent> => {
    if (plan.kind === 'refused') return plan
    if ('kind' in seen) return seen
    const first = firsts.get(plan.email)
    if (first) return asSecond(await first)
    const mine = inTurn(`send ${plan.email}`, () => sendTo(client, plan, seen))
    firsts.set(plan.email, mine)
    return mine
  })
}

/** Unless there is nothing to send. */
const sendTo = async (client: Client, wish: Wish, seen: Seen): Promise<SendOutcome> =>
  decideBySight(seen, wish) ?? ask(client, wish)

const asSecond = (first: SendOutcome): SendOutcome =>
  first.kind === 'invited' ? { kind: 'already_invited' } : first
