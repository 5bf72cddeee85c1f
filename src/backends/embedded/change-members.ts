import type { AccountId, TeamId } from '../../domain/ids.ts'
import type { Transaction } from '../../store/store.ts'
import type { ChangeOutcome, PersonalCredential } from '../backend.ts'
import { decideRemoval, decideRoleChange } from './decide-change.ts'
import type { Deps } from './deps.ts'
import { OWNER } from './roles.ts'

type Membership = { readonly team: TeamId; readonly account: AccountId }

export function removeMember({ team, store }: Deps, account: AccountId): Promise<ChangeOutcome> {
  return store.transaction((tx) => remove(tx, { team, account }))
}

export async function leave({ team, store }: Deps, { account }: PersonalCredential): Promise<ChangeOutcome> {
  if (account === undefined) return { kind: 'refused', reason: 'not_found' }
  return store.transaction((tx) => remove(tx, { team, account }))
}

async function remove({ embedded }: Transaction, { team, account }: Membership): Promise<ChangeOutcome> {
  await embedded.lockTeam(team)
  const member = await embedded.findMembership(team, account)
  const owners = await embedded.countMemberships(team, { role: OWNER })
  const decision = decideRemoval(member, owners)
  if (decision.kind === 'changed') await embedded.deleteMembership(team, account)
  return decision
}

export function changeRole({ team, store }: Deps, account: AccountId, role: string): Promise<ChangeOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const member = await embedded.findMembership(team, account)
    const owners = await embedded.countMemberships(team, { role: OWNER })
    const decision = decideRoleChange(member, role, owners)
    if (decision.kind === 'changed') await embedded.saveMembership(team, account, role)
    return decision
  })
}
