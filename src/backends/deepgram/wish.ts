import { z } from 'zod'
import type { Rank } from '../../domain/role.ts'
import type { Offer, Refused } from '../backend.ts'
import { findRole } from './mapping.ts'
import { refused } from './refused.ts'

/** An offer that Deepgram can be asked for. */
export type Wish = {
  readonly kind: 'wish'
  /** In lower case. */
  readonly email: string
  readonly role: string
  readonly rank: Rank
  readonly isRepeat: boolean
}

/** As browsers take it; what Deepgram takes it says with a 400 like any other. */
const address = z.email({ pattern: z.regexes.html5Email }).max(254)

export function readOffer({ invitee, role: named, isRepeat }: Offer): Wish | Refused {
  const role = findRole(named)
  if (!role) return refused('unknown_role')
  const { data: email } = address.safeParse(invitee.email?.trim().toLowerCase())
  if (email === undefined) return refused('bad_email')
  return { kind: 'wish', email, role: role.name, rank: role.rank, isRepeat }
}
