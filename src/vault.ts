import type { Vault } from './usecases/deps.ts'

/** Without a key to encrypt with, nobody's token is kept. */
export const closedVault: Vault = {
  isOpen: false,
  findToken: async () => undefined,
  keepToken: () => Promise.reject(new Error('The vault has no key')),
  forgetToken: async () => undefined,
}
