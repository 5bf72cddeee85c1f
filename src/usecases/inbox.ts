import { isPast } from '../domain/invitation.ts'
import type { InboxOutcome } from '../domain/outcomes.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** The caller's own invitations that wait for an answer. */
export function readInbox(
  { store, teams, now }: Pick<Deps, 'store' | 'teams' | 'now'>,
  caller: Caller,
): Promise<InboxOutcome> {
  return store.transaction(async (tx) => {
    const link = await tx.findLink(caller.team.id, caller.actor)
    const invitations = await tx.listInvitationsFor({
      actor: caller.actor,
      ...(link && { account: link.account }),
    })
    const waiting = invitations.filter(
      (invitation) => invitation.status === 'pending' && !isPast(invitation, now()),
    )
    return {
      kind: 'inbox',
      items: waiting.map((invitation) => ({ team: teams.get(invitation.team), invitation })),
    }
  })
}
