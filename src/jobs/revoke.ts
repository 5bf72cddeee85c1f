import type { Invitation } from '../domain/invitation.ts'
import { closeInvitation } from './close-invitation.ts'
import type { Job, JobDeps } from './deps.ts'

/** Takes the backend's invitation back. */
export const revoke: Job<'revoke'> = async (deps, { id, work }) => {
  const invitation = await deps.store.transaction((tx) => tx.findInvitation(work.invitation))
  const outcome = invitation?.status === 'revoking' ? await revokeAtBackend(deps, invitation) : undefined

  await deps.store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (outcome && current?.status === 'revoking') {
      const closing =
        outcome.kind === 'revoked'
          ? { status: outcome.kind }
          : { status: 'failed' as const, reason: outcome.reason }
      await closeInvitation(tx, current, { ...closing, at: deps.now() })
    }
    await tx.finishEffect(id)
  })
}

async function revokeAtBackend({ backends, teams }: JobDeps, { team, backendKey }: Invitation) {
  if (!backendKey) return { kind: 'revoked' as const }
  return backends.of(teams.get(team)).revoke(backendKey)
}
