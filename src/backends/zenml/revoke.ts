import type { BackendKey } from '../../domain/ids.ts'
import type { RevokeOutcome } from '../backend.ts'
import { unexpected } from '../http/read.ts'
import { refuse } from '../refuse.ts'
import { isDone, WHO } from './api.ts'
import { deleteInvitation } from './client.ts'
import type { Deps } from './deps.ts'
import { findWaiting } from './invitations.ts'

/** What ZenML says about one that is gone, answered or no id at all is not published: settled by looking. */
export async function revoke(deps: Deps, key: BackendKey): Promise<RevokeOutcome> {
  const answer = await deleteInvitation(deps.api, key)
  if (answer.status === 401 || answer.status === 403) throw unexpected(WHO, answer)
  if (isDone(answer) || !(await findWaiting(deps, key))) return { kind: 'revoked' }
  return refuse('backend_refused', answer)
}
