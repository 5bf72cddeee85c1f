import type { Member } from '../../domain/account.ts'
import { BackendUnavailable, type ChangeOutcome } from '../backend.ts'
import { WHO } from './client.ts'
import type { Deps } from './deps.ts'
import { listAll } from './members.ts'
import { refused } from './refused.ts'

/** Takes somebody out who is in. With the operator's credential, or with the person's own. */
export async function remove(deps: Deps, { account, role }: Member, token?: string): Promise<ChangeOutcome> {
  const answer = await deps.client.removeUser(account, token)
  if (answer === 'done') return { kind: 'changed' }
  if (answer === 'unauthorized' || answer === 'forbidden') return explain(answer, { role, token })
  // A repeat after a lost answer is refused, too: what counts is that they are out.
  const isIn = (await listAll(deps)).some((member) => member.account === account)
  return isIn ? refused('backend_refused') : { kind: 'changed' }
}

type Removal = { readonly role: Member['role']; readonly token: string | undefined }

function explain(answer: 'unauthorized' | 'forbidden', { role, token }: Removal): ChangeOutcome {
  // Only admins and owners may remove a membership, their own included.
  if (token !== undefined) return refused(answer === 'unauthorized' ? 'no_credential' : 'backend_refused')
  if (answer === 'forbidden' && role.rank === 'owner') return refused('above_operator')
  throw new BackendUnavailable(WHO, { trouble: answer, problem: 'a removal was refused', isUndone: true })
}
