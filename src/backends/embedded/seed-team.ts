import type { Actor } from '../../domain/actor.ts'
import { type AccountId, asAccountId, type TeamId } from '../../domain/ids.ts'
import { decideLink } from '../../domain/link.ts'
import type { EmbeddedAccount, Transaction } from '../../store/store.ts'
import type { Deps } from './deps.ts'
import { facts } from './facts.ts'
import { OWNER } from './roles.ts'

export type Seed = { readonly team: TeamId; readonly people: readonly SeedPerson[] }

/** Somebody whom the operator vouches for. */
export type SeedPerson = {
  readonly name: string
  readonly email?: string
  readonly actors: readonly Actor[]
  readonly isOwner: boolean
}

/**
 * Makes the team know its first people: accounts, links, owners. Run at every start; it adds what is missing and
 * never demotes or removes anybody.
 */
export function seedTeam(
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  { team, people }: Seed,
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.embedded.lockTeam(team)
    for (const person of people) {
      const account = (await findAccount(tx, team, person)) ?? { id: asAccountId(newId()), name: person.name }
      await saveAccount(tx, account, person)
      await saveLinks(tx, { team, account: account.id }, person)
      if (person.isOwner) await tx.embedded.saveMembership(team, account.id, OWNER)
    }
  })
}

/** Where every team of this backend is. */
const TENANT = facts.name

/** A link is stronger than an address. */
async function findAccount(
  tx: Transaction,
  team: TeamId,
  { actors, email }: SeedPerson,
): Promise<EmbeddedAccount | undefined> {
  for (const actor of actors) {
    const link = await tx.findLink({ id: team, tenant: TENANT }, actor)
    const account = link && (await tx.embedded.findAccountById(link.account))
    if (account) return account
  }
  return email === undefined ? undefined : tx.embedded.findAccountByEmail(email)
}

/** The address is added to an account that has none, unless another account has it. */
async function saveAccount(
  { embedded }: Transaction,
  account: EmbeddedAccount,
  { email }: SeedPerson,
): Promise<void> {
  const isFree = email !== undefined && !(await embedded.findAccountByEmail(email))
  await embedded.saveAccount(isFree && account.email === undefined ? { ...account, email } : account)
}

async function saveLinks(
  tx: Transaction,
  { team, account }: { readonly team: TeamId; readonly account: AccountId },
  { actors, email }: SeedPerson,
): Promise<void> {
  for (const actor of actors) {
    const link = { team, tenant: TENANT, actor, account, proof: 'configured' } as const
    const known = await tx.findLink({ id: team, tenant: TENANT }, actor)
    const decision = decideLink(known, { ...link, ...(email !== undefined && { email }) })
    if (decision.kind === 'save') await tx.saveLink(decision.link)
  }
}
