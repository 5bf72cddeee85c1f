import { z } from 'zod'
import { asAccountId } from '../../domain/ids.ts'
import type { Proved, Visited } from '../../domain/page-outcomes.ts'
import type { Vault } from '../../usecases/deps.ts'

/** What was proved goes with the page, so that looking at it writes nothing: sealed for this visit of this browser. */
export const sealProof = (vault: Vault, visit: Visited, proved: Proved): string =>
  vault.seal(JSON.stringify(proved), visitOf(visit))

/** Undefined for what was forged, or sealed for another visit. */
export function openProof(vault: Vault, visit: Visited, sealed: string): Proved | undefined {
  const text = vault.unseal(sealed, visitOf(visit))
  return text === undefined ? undefined : proof.parse(JSON.parse(text))
}

/** Whoever begins anew is on another visit. */
const visitOf = ({ request: { id, visit } }: Visited): string => JSON.stringify(['proof', id, visit?.state])

export const grant = z.object({
  accessToken: z.string(),
  refreshToken: z.string().exactOptional(),
  expiresAt: z.coerce.date().exactOptional(),
})

const proof = z.object({
  account: z.string().transform(asAccountId),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  proof: z.enum(['issuer', 'platform']),
  grant: grant.exactOptional(),
})
