import type { AccountLink, LinkProof } from './account.ts'

/** Somebody else's word goes before an admin's, and what the person proved themselves before both. */
const STRENGTH: Readonly<Record<LinkProof, number>> = {
  mapped: 0,
  configured: 1,
  accepted: 2,
  mail: 2,
  platform: 2,
  issuer: 2,
  token: 2,
}

/** The person themselves showed that the account is theirs. */
export const isProven = (proof: LinkProof): boolean => STRENGTH[proof] > STRENGTH.configured

export type LinkDecision =
  | { readonly kind: 'save'; readonly link: AccountLink }
  /** What is there is as good, or better. */
  | { readonly kind: 'keep' }
  /** They are linked to another account, by this. */
  | { readonly kind: 'linked_otherwise'; readonly proof: LinkProof }

/**
 * Whether a new link takes the place of an older one. Nobody becomes another account in passing: only an admin's word
 * gives way, to whoever proves to be somebody else; and everything to the operator's.
 */
export function decideLink(known: AccountLink | undefined, made: AccountLink): LinkDecision {
  if (!known) return { kind: 'save', link: made }
  if (known.account !== made.account) {
    const gives = known.proof === 'mapped' || made.proof === 'configured'
    return gives ? { kind: 'save', link: made } : { kind: 'linked_otherwise', proof: known.proof }
  }
  if (STRENGTH[made.proof] < STRENGTH[known.proof]) return { kind: 'keep' }
  const email = made.email ?? known.email
  return { kind: 'save', link: { ...made, ...(email !== undefined && { email }) } }
}
