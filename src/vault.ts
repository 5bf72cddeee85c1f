import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Actor, actorKey } from './domain/actor.ts'
import type { TeamAt } from './domain/team.ts'
import type { Store } from './store/store.ts'
import type { Vault } from './usecases/deps.ts'

/** Without a key to encrypt with, nobody's token is kept. */
export const closedVault: Vault = {
  isOpen: false,
  findToken: async () => undefined,
  keepToken: () => Promise.reject(new Error('The vault has no key')),
  forgetToken: async () => undefined,
}

/**
 * Tokens in the store, encrypted with the operator's key. One that cannot be decrypted, because the key is another one
 * now, is as good as none: its owner is asked again.
 * @param key 32 bytes
 */
export function createVault(store: Pick<Store, 'transaction'>, key: Uint8Array): Vault {
  return {
    isOpen: true,
    findToken: async (team, actor) => {
      const sealed = await store.transaction((tx) => tx.findSealedToken(team.id, actor))
      return sealed === undefined ? undefined : unseal(key, sealed, ownerOf(team, actor))
    },
    keepToken: (team, actor, token) =>
      store.transaction((tx) => tx.saveSealedToken(team.id, actor, seal(key, token, ownerOf(team, actor)))),
    forgetToken: (team, actor) => store.transaction((tx) => tx.deleteSealedToken(team.id, actor)),
  }
}

/** Sealed in with the token, so that one person's row is of no use in another's, nor at another backend. */
const ownerOf = ({ id, tenant }: TeamAt, actor: Actor): Buffer =>
  Buffer.from(JSON.stringify([id, tenant, actorKey(actor)]))

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

export function seal(key: Uint8Array, text: string, owner: Buffer): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(owner)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url')
}

/** Undefined for what this key did not seal for this owner. */
export function unseal(key: Uint8Array, sealed: string, owner: Buffer): string | undefined {
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
