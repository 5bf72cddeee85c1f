import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** What somebody said yes to. */
export type Grant = {
  readonly userId: string
  readonly scopes: readonly string[]
  readonly redirectUri: string
  readonly nonce?: string
  /** PKCE, always S256: the digest of what the exchange has to bring. */
  readonly challenge?: string
}

export type Redeemed =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'unknown' | 'used' | 'expired' | 'wrong_redirect' | 'wrong_verifier' }

export type Codes = {
  issue(grant: Grant): string
  redeem(
    code: string,
    by: { readonly redirectUri: string | undefined; readonly verifier: string | undefined },
  ): Redeemed
}

type Issued = { readonly grant: Grant; readonly expiresAtMs: number; isUsed: boolean }

/** Authorization codes: each is good once, and not for long. */
export function createCodes(clock: Clock, lifeMs: number): Codes {
  const issued = new Map<string, Issued>()
  return {
    issue: (grant) => {
      const code = randomBytes(24).toString('hex')
      issued.set(code, { grant, expiresAtMs: clock.now().getTime() + lifeMs, isUsed: false })
      return code
    },
    redeem: (code, { redirectUri, verifier }) => {
      const found = issued.get(code)
      if (!found) return { kind: 'unknown' }
      if (found.isUsed) return { kind: 'used' }
      // A code is spent by the first attempt, so that nobody can guess at its verifier.
      found.isUsed = true
      const { grant, expiresAtMs } = found
      if (clock.now().getTime() >= expiresAtMs) return { kind: 'expired' }
      if (redirectUri !== grant.redirectUri) return { kind: 'wrong_redirect' }
      return answersTo(grant, verifier) ? { kind: 'granted', grant } : { kind: 'wrong_verifier' }
    },
  }
}

const answersTo = ({ challenge }: Grant, verifier: string | undefined): boolean =>
  challenge === undefined ||
  (verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge)
