import { closeInvitation } from './close-invitation.ts'
import type { Job } from './deps.ts'
import { findInvitee } from './watch.ts'

/** Takes back at the backend what has expired by our clock. Who was faster than that is a member, and their card says so. */
export const withdraw: Job<'withdraw'> = async ({ store, backends, teams, now }, { id, work }) => {
  const invitation = await store.transaction((tx) => tx.findInvitation(work.invitation))
  const backend = invitation && backends.of(teams.get(invitation.team))
  if (invitation?.backendKey) await backend?.revoke(invitation.backendKey)
  const member = invitation && backend && (await findInvitee(backend, invitation))

  await store.transaction(async (tx) => {
    const current = await tx.lockInvitation(work.invitation)
    if (member && current?.status === 'expired') {
      const invitee = { ...current.invitee, account: member.account }
      await closeInvitation(tx, { ...current, invitee }, { status: 'joined', at: now() })
    }
    await tx.finishEffect(id)
  })
}
