import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { z } from 'zod'

/** What ID tokens are signed with, and by which clock they are dated. */
export interface Signer {
  /** Of the curve P-256. */
  readonly key: KeyObject
  /** An answer as an issuer would give it whose clock is off by what was said last. */
  redate(answer: unknown): unknown
  skew(ms: number): void
}

const withIdToken = z.looseObject({ id_token: z.string() })
const claims = z.looseObject({ iat: z.number(), exp: z.number() })

export function createSigner(): Signer {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  let seconds = 0
  return {
    key,
    redate: (answer) => {
      const given = withIdToken.safeParse(answer)
      if (seconds === 0 || !given.success) return answer
      return { ...given.data, id_token: signAgain(given.data.id_token, { key, seconds }) }
    },
    skew: (ms) => {
      seconds = Math.round(ms / 1000)
    },
  }
}

function signAgain(
  token: string,
  { key, seconds }: { readonly key: KeyObject; readonly seconds: number },
): string {
  const [header = '', payload = ''] = token.split('.')
  const { iat, exp, ...others } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  const shifted = JSON.stringify({ ...others, iat: iat + seconds, exp: exp + seconds })
  const signed = `${header}.${Buffer.from(shifted).toString('base64url')}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
