import { z } from 'zod'
import { type Actor, actorKey } from './domain/actor.ts'
import type { Grant } from './domain/grant.ts'
import type { TeamAt } from './domain/team.ts'
import { type Keys, seal, unseal } from './seal.ts'

/** Somebody's right to act in a team, and who gave it: only an issuer can be asked to renew or to end it. */
export type KeptToken = { readonly grant: Grant; readonly way: 'issuer' | 'pasted' }

/** What people paste neither ends by itself, as far as anybody knows, nor buys another one. */
export const keptOf = (grant: Grant): KeptToken => ({
  grant,
  way: grant.refreshToken !== undefined || grant.expiresAt !== undefined ? 'issuer' : 'pasted',
})

/** Sealed in with the token, so that one person's row is of no use in another's, nor at another backend. */
const ownerOf = ({ id, tenant }: TeamAt, actor: Actor): Buffer =>
  Buffer.from(JSON.stringify([id, tenant, actorKey(actor)]))

const stored = z.object({
  grant: z.object({
    accessToken: z.string(),
    refreshToken: z.string().exactOptional(),
    expiresAt: z.iso
      .datetime()
      .transform((text) => new Date(text))
      .exactOptional(),
  }),
  way: z.enum(['issuer', 'pasted']),
})

export type Owned = { readonly team: TeamAt; readonly actor: Actor }

export const sealToken = (keys: Keys, { team, actor }: Owned, kept: KeptToken): string =>
  seal(keys, JSON.stringify(kept), ownerOf(team, actor))

/** Undefined for what none of the keys sealed for them. */
export function unsealToken(
  keys: readonly Uint8Array[],
  { team, actor }: Owned,
  sealed: string,
): KeptToken | undefined {
  const text = unseal(keys, sealed, ownerOf(team, actor))
  return text === undefined ? undefined : parseKept(text)
}

/** Once tokens were kept bare. */
const parseKept = (text: string): KeptToken =>
  stored.safeParse(jsonIn(text)).data ?? keptOf({ accessToken: text })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
