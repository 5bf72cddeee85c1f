import type { Offer, SendOutcome } from '../backend.ts'
import { type Asked, readOffer } from './asked.ts'

/** What becomes of an offer: an outcome that needs no call, or what Diga has to be asked. */
export type Plan =
  | ({ readonly kind: 'ask' } & Asked)
  | { readonly kind: 'known'; readonly outcome: SendOutcome }

/** One per offer. Diga answers by address, so that each address is asked once: the first offer counts. */
export function planSends(offers: readonly Offer[]): readonly Plan[] {
  const emails = new Set<string>()
  return offers.map((offer) => {
    const plan = planOne(offer, emails)
    if (plan.kind === 'ask') emails.add(plan.email)
    return plan
  })
}

function planOne(offer: Offer, emails: ReadonlySet<string>): Plan {
  const asked = readOffer(offer)
  if (asked.kind === 'refused') return known(asked)
  if (offer.isRepeat) return known({ kind: 'unconfirmed' })
  if (emails.has(asked.email)) return known({ kind: 'already_invited' })
  return { kind: 'ask', email: asked.email, role: asked.role }
}

const known = (outcome: SendOutcome): Plan => ({ kind: 'known', outcome })
