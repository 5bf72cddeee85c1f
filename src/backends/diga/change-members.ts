import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, PersonalCredential } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { isAbsent, isDone, readRefusal } from './answers.ts'
import type { Deps } from './deps.ts'
import { FORBIDDEN, isRole } from './mapping.ts'
import { findSelf, NO_CREDENTIAL } from './self.ts'
import { isUuid } from './uuid.ts'

const NOT_FOUND = { kind: 'refused', reason: 'not_found' } as const

/** Diga itself protects the last admin. */
export async function removeMember({ client }: Deps, account: AccountId): Promise<ChangeOutcome> {
  return isUuid(account) ? asChange(await client.removeMember(account)) : NOT_FOUND
}

export async function changeRole({ client }: Deps, account: AccountId, role: string): Promise<ChangeOutcome> {
  if (!isRole(role)) return { kind: 'refused', reason: 'unknown_role' }
  return isUuid(account) ? asChange(await client.changeRole(account, role)) : NOT_FOUND
}

const asChange = (answer: HttpAnswer): ChangeOutcome =>
  isDone(answer) ? { kind: 'changed' } : readRefusal(answer)

/** Removes whomever the token is of, as themselves. */
export async function leave({ client }: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const self = await findSelf(client, credential)
  if (self.kind !== 'member') return self.kind === 'stranger' ? NOT_FOUND : self
  if (credential.account !== undefined && credential.account !== self.account)
    return { kind: 'refused', reason: 'not_yours' }
  return asLeaving(await client.removeMember(self.account, self.token))
}

function asLeaving(answer: HttpAnswer): ChangeOutcome {
  // They were there a moment ago: it was done, and the answer got lost.
  if (isAbsent(answer)) return { kind: 'changed' }
  if (answer.status === 401) return NO_CREDENTIAL
  if (answer.status === 403) return { kind: 'refused', reason: FORBIDDEN.leave }
  return asChange(answer)
}
