import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** 32 bytes each: the first seals, all of them unseal. */
export type Keys = readonly [Uint8Array, ...Uint8Array[]]

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** `owner` is sealed in with the text, and has to be the same when it is opened. */
export function seal([key]: Keys, text: string, owner: Buffer): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(owner)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url')
}

/** Undefined for what none of the keys sealed for this owner. */
export function unseal(keys: readonly Uint8Array[], sealed: string, owner: Buffer): string | undefined {
  for (const key of keys) {
    const text = unsealWith(key, sealed, owner)
    if (text !== undefined) return text
  }
  return undefined
}

function unsealWith(key: Uint8Array, sealed: string, owner: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)]
  try {
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(owner).setAuthTag(tag)
    const data = bytes.subarray(IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
