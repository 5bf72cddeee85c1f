import type { BackendKey } from '../../domain/ids.ts'
import type { DeclineOutcome, PersonalAnswer } from '../backend.ts'
import { refuse } from '../refuse.ts'
import type { Deps } from './deps.ts'
import { look } from './look.ts'
import { findMember } from './members.ts'
import { revoke } from './revoke.ts'

const NOT_FOUND = refuse('not_found')

/** Diga has no such call: the operator's key takes the invitation back. */
export async function decline(deps: Deps, { key }: PersonalAnswer): Promise<DeclineOutcome> {
  const { kind } = await look(deps, key)
  if (kind === 'expired') return refuse('expired')
  if (kind === 'gone') return explainAbsence(deps, key)
  const outcome = await revoke(deps, key)
  return outcome.kind === 'revoked' ? { kind: 'declined' } : outcome
}

/** One that was ours is declined already, unless its invitee is in by now. */
async function explainAbsence(deps: Deps, key: BackendKey): Promise<DeclineOutcome> {
  const entry = (await deps.ledger.listOpen()).find((one) => one.key === key)
  if (!entry) return NOT_FOUND
  const { email } = entry
  const member = email === undefined ? undefined : await findMember(deps, { email })
  return member ? NOT_FOUND : { kind: 'declined' }
}
