import { ranksAtLeast } from '../../domain/rank-order.ts'
import type { Refused } from '../backend.ts'
import { unexpected } from '../http/read.ts'
import { refuse } from '../refuse.ts'
import { halfDone } from '../retell.ts'
import { isDone, WHO } from './api.ts'
import { assignRole, revokeRole } from './client.ts'
import type { Deps } from './deps.ts'
import { lookUpHolders } from './holders.ts'
import type { Holder, TeamRole } from './mapping.ts'

export type Replacement = {
  readonly holder: Holder
  readonly held: readonly TeamRole[]
  readonly wanted: TeamRole
}

/**
 * Gives the new role, then takes the others: in this order nobody is without a role in between. Where taking fails,
 * they have both, and the higher counts: with a lower one left over the change is done, with another one it is not,
 * and this throws; asked again, it takes up where it stopped.
 */
export async function replaceRole(
  deps: Deps,
  change: Replacement,
): Promise<{ readonly kind: 'replaced' } | Refused> {
  const { held, wanted } = change
  const others = held.filter(({ id }) => id !== wanted.id)
  const refusal = others.length === held.length ? await giveRole(deps, change) : undefined
  if (refusal) return refusal
  for (const old of others) await takeRole(deps, old, change)
  return { kind: 'replaced' }
}

/** A repeat may be refused because of the first, so a refusal is settled by looking. */
async function giveRole(deps: Deps, { holder, wanted }: Replacement): Promise<Refused | undefined> {
  const answer = await assignRole(deps.api, wanted.id, holder)
  if (isDone(answer)) return undefined
  if (answer.status === 401 || answer.status === 403) throw unexpected(WHO, answer)
  const holders = await lookUpHolders(deps)
  if (holders.rolesOf(holder.id).some(({ id }) => id === wanted.id)) return undefined
  return refuse(answer.status === 404 ? 'not_found' : 'backend_refused', answer)
}

async function takeRole({ api }: Deps, old: TeamRole, { holder, wanted }: Replacement): Promise<void> {
  const isLower = old.rank !== wanted.rank && ranksAtLeast(wanted.rank, old.rank)
  try {
    await halfDone(async () => {
      const answer = await revokeRole(api, old.id, holder)
      if (!isDone(answer) && answer.status !== 404) throw unexpected(WHO, answer)
    })
  } catch (error) {
    if (!isLower) throw error
  }
}
