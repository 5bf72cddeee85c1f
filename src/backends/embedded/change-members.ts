import type { TeamId } from '../../domain/ids.ts'
import type { Transaction } from '../../store/store.ts'
import type { ChangeOutcome, Membership, PersonalCredential } from '../backend.ts'
import { decideRemoval, decideRoleChange } from './decide-change.ts'
import type { Deps } from './deps.ts'
import { OWNER } from './roles.ts'

export function removeMember({ store }: Deps, membership: Membership): Promise<ChangeOutcome> {
  return store.transaction((tx) => remove(tx, membership))
}

export async function leave(
  { store }: Deps,
  team: TeamId,
  { account }: PersonalCredential,
): Promise<ChangeOutcome> {
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

export function changeRole(
  { store }: Deps,
  { team, account, role }: Membership & { readonly role: string },
): Promise<ChangeOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const member = await embedded.findMembership(team, account)
    const owners = await embedded.countMemberships(team, { role: OWNER })
    const decision = decideRoleChange(member, role, owners)
    if (decision.kind === 'changed') await embedded.saveMembership(team, account, role)
    return decision
  })
}
