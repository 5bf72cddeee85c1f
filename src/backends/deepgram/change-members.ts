import type { Member } from '../../domain/account.ts'
import type { AccountId } from '../../domain/ids.ts'
import { ranksAtLeast } from '../../domain/rank-order.ts'
import type { Rank } from '../../domain/role.ts'
import type { ChangeOutcome } from '../backend.ts'
import { findAmong } from '../find-among.ts'
import type { HttpAnswer } from '../http/call.ts'
import { isLastOwner } from '../is-last-owner.ts'
import { refuse } from '../refuse.ts'
import { isDone } from './answers.ts'
import type { Client } from './client.ts'
import type { Deps } from './deps.ts'
import { explainRefusal } from './explain-refusal.ts'
import { readMembers } from './look.ts'
import { findRole } from './mapping.ts'

const CHANGED: ChangeOutcome = { kind: 'changed' }

/** Deepgram deletes their API keys with them: https://developers.deepgram.com/api-reference/members */
export async function removeMember({ client }: Deps, account: AccountId): Promise<ChangeOutcome> {
  const before = await readMembers(client)
  const member = findAmong(before, { account })
  if (!member) return refuse('not_found')
  if (isLastOwner(before, account)) return refuse('last_owner')
  const answer = await client.removeMember(account)
  return conclude(client, answer, { account, rank: member.role.rank, isMade: (after) => !after })
}

/** Of owner, admin and member the new one takes the place of the old one. */
export async function changeRole(
  { client }: Deps,
  account: AccountId,
  named: string,
): Promise<ChangeOutcome> {
  const role = findRole(named)
  if (!role) return refuse('unknown_role')
  const before = await readMembers(client)
  const member = findAmong(before, { account })
  if (!member) return refuse('not_found')
  if (member.role.name === role.name) return CHANGED
  if (isLastOwner(before, account)) return refuse('last_owner')
  const answer = await client.setScope(account, role.name)
  const rank = ranksAtLeast(role.rank, member.role.rank) ? role.rank : member.role.rank
  return conclude(client, answer, { account, rank, isMade: (after) => after?.role.name === role.name })
}

type Change = {
  readonly account: AccountId
  /** The highest that it is about. */
  readonly rank: Rank
  /** Whether it shows on the member, who may be gone. */
  readonly isMade: (after: Member | undefined) => boolean
}

/** A refusal does not say of what, so that the members have to. */
async function conclude(
  client: Client,
  answer: HttpAnswer,
  { account, rank, isMade }: Change,
): Promise<ChangeOutcome> {
  if (isDone(answer)) return CHANGED
  const members = await readMembers(client)
  const after = findAmong(members, { account })
  if (isMade(after)) return CHANGED
  if (!after) return refuse('not_found')
  // Another owner may have gone in between.
  return isLastOwner(members, account) ? refuse('last_owner') : explainRefusal(answer, rank)
}
