import type { Member } from '../../domain/account.ts'
import { BackendUnavailable, type ChangeOutcome } from '../backend.ts'
import { findAmong } from '../find-among.ts'
import { refuse } from '../refuse.ts'
import { WHO } from './client.ts'
import type { Deps } from './deps.ts'
import { listAll } from './members.ts'

/** Takes somebody out who is in. With the operator's credential, or with the person's own. */
export async function remove(deps: Deps, { account, role }: Member, token?: string): Promise<ChangeOutcome> {
  const answer = await deps.client.removeUser(account, token)
  if (answer === 'done') return { kind: 'changed' }
  // A repeat after a lost answer is refused, too: what counts is that they are out.
  if (!findAmong(await listAll(deps), { account })) return { kind: 'changed' }
  if (answer === 'unauthorized' || answer === 'forbidden') return explain(answer, { role, token })
  return refuse('backend_refused')
}

type Removal = { readonly role: Member['role']; readonly token: string | undefined }

function explain(answer: 'unauthorized' | 'forbidden', { role, token }: Removal): ChangeOutcome {
  // Only admins and owners may remove a membership, their own included.
  if (token !== undefined) return refuse(answer === 'unauthorized' ? 'no_credential' : 'backend_refused')
  if (answer === 'forbidden' && role.rank === 'owner') return refuse('above_operator')
  throw new BackendUnavailable(WHO, { trouble: answer, problem: 'a removal was refused', isUndone: true })
}
