import { randomBytes, randomUUID } from 'node:crypto'

/** Somebody's own account, with the API key that they made. */
export type Account = {
  readonly id: string
  readonly email: string
  readonly name: string | undefined
  /** One for all their projects, where Deepgram has one for each. */
  readonly key: string
}

export interface Accounts {
  /** Idempotent: who has an account keeps it. */
  signUp(email: string, name?: string): Account
  findByKey(key: string): Account | undefined
  /** The key is dead from now on; the next one they make is another. */
  killKey(email: string): void
}

export function createAccounts(): Accounts {
  const accounts = new Map<string, Account>()
  return {
    signUp: (email, name) => {
      const account = accounts.get(email) ?? { id: randomUUID(), email, name, key: newKey() }
      accounts.set(email, account)
      return account
    },
    findByKey: (key) => [...accounts.values()].find((account) => account.key === key),
    killKey: (email) => {
      const account = accounts.get(email)
      if (account) accounts.set(email, { ...account, key: newKey() })
    },
  }
}

const newKey = (): string => randomBytes(20).toString('hex')
