import type { AccountId } from '../../domain/ids.ts'
import type { ChangeOutcome, PersonalCredential } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { refuse } from '../refuse.ts'
import { isAbsent, isDone, readRefusal } from './answers.ts'
import type { Deps } from './deps.ts'
import { FORBIDDEN, isRole } from './mapping.ts'
import { findMember } from './members.ts'
import { findSelf, NO_CREDENTIAL } from './self.ts'
import { isUuid } from './uuid.ts'

const NOT_FOUND = refuse('not_found')

/** Diga itself protects the last admin. Looks first, to know its own work again where an answer got lost. */
export async function removeMember(deps: Deps, account: AccountId): Promise<ChangeOutcome> {
  if (!(await findMember(deps, { account }))) return NOT_FOUND
  const answer = await deps.client.removeMember(account)
  return isAbsent(answer) ? { kind: 'changed' } : asChange(answer)
}

export async function changeRole({ client }: Deps, account: AccountId, role: string): Promise<ChangeOutcome> {
  if (!isRole(role)) return refuse('unknown_role')
  return isUuid(account) ? asChange(await client.changeRole(account, role)) : NOT_FOUND
}

const asChange = (answer: HttpAnswer): ChangeOutcome =>
  isDone(answer) ? { kind: 'changed' } : readRefusal(answer)

/** Removes whomever the token is of, as themselves. */
export async function leave(deps: Deps, credential: PersonalCredential): Promise<ChangeOutcome> {
  const self = await findSelf(deps.client, credential)
  if (self.kind !== 'member') return self.kind === 'stranger' ? NOT_FOUND : self
  if (credential.account !== undefined && credential.account !== self.account) return refuse('not_yours')
  const answer = await deps.client.removeMember(self.account, self.token)
  // They were there a moment ago: it was done, and the answer got lost.
  const isOut = isDone(answer) || isAbsent(answer) || !(await findMember(deps, self))
  return isOut ? { kind: 'changed' } : explainStay(answer)
}

function explainStay(answer: HttpAnswer): ChangeOutcome {
  if (answer.status === 401) return NO_CREDENTIAL
  if (answer.status === 403) return refuse(FORBIDDEN.leave, answer)
  return readRefusal(answer)
}
