import { z } from 'zod'
import { asAccountId } from '../../domain/ids.ts'
import type { ProvedInvitee, VisitedInvitation } from '../../domain/invitation-page.ts'
import type { Vault } from '../../usecases/deps.ts'
import { grant } from './proof.ts'

/** As the proof of a link page goes with it: sealed for this visit of this browser. */
export const sealInviteeProof = (vault: Vault, visit: VisitedInvitation, proved: ProvedInvitee): string =>
  vault.seal(JSON.stringify(proved), visitOf(visit))

/** Undefined for what was forged, or sealed for another visit. */
export function openInviteeProof(
  vault: Vault,
  visit: VisitedInvitation,
  sealed: string,
): ProvedInvitee | undefined {
  const text = vault.unseal(sealed, visitOf(visit))
  return text === undefined ? undefined : proof.parse(JSON.parse(text))
}

/** Whoever begins anew is on another visit. */
const visitOf = ({ link: { id, visit } }: VisitedInvitation): string =>
  JSON.stringify(['invitee', id, visit?.state])

const proof = z.object({
  actor: z.object({ platform: z.string(), id: z.string() }),
  own: z
    .object({
      account: z.string().transform(asAccountId),
      email: z.string().exactOptional(),
      grant,
    })
    .exactOptional(),
})
