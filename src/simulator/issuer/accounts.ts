import { createAddressBook } from '../home/address-book.ts'
import type { World } from '../world/world.ts'

export type Account = {
  /** The issuer's own name for it: `sub`. */
  readonly id: string
  readonly name: string
  /** Lower-case. */
  readonly email: string
  readonly isVerified: boolean
}

/** Somebody who signed up with an address and never followed the link that was sent there. */
export type Unverified = { readonly id: string; readonly name: string; readonly email: string }

export interface Accounts {
  readonly all: readonly Account[]
  find(id: string): Account | undefined
  /** Whose address it is beyond doubt. */
  findByAddress(email: string): Account | undefined
}

/** Everybody who has an address has an account. */
export function createAccounts(people: World['people'], unverified: readonly Unverified[]): Accounts {
  const verified = [...createAddressBook({ people })].map(([email, { name, handle }]) => ({
    id: handle ?? email,
    name,
    email,
    isVerified: true,
  }))
  const all = [...verified, ...unverified.map((account) => ({ ...account, isVerified: false }))]
  return {
    all,
    find: (id) => all.find((account) => account.id === id),
    findByAddress: (email) => verified.find((account) => account.email === email.toLowerCase()),
  }
}
