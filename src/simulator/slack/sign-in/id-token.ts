import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export type IdTokens = {
  /** A signed JWT of these claims. */
  sign(claims: Readonly<Record<string, unknown>>): string
  /** Public keys, as `/openid/connect/keys` shows them. */
  keys(): object
}

type Keys = { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** The key is made when it is first needed: it takes a while, and most never need it. */
export function createIdTokens(): IdTokens {
  let made: Keys | undefined
  const keys = (): Keys => {
    made ??= makeKeys()
    return made
  }
  return {
    sign: (claims) => {
      const { id, privateKey } = keys()
      const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: id })}.${encode(claims)}`
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
    keys: () => {
      const { id, publicKey } = keys()
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: id }] }
    },
  }
}

function makeKeys(): Keys {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ format: 'der', type: 'spki' })
  return { id: createHash('sha256').update(der).digest('hex').slice(0, 16), privateKey, publicKey }
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** Ties the id_token to the access token. Source: https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken */
export const hashOf = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
