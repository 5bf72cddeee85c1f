import { linkEnd } from '../domain/detour.ts'
import type { LinkOutcome } from '../domain/detour-outcomes.ts'
import { asInvitationLinkId, type InvitationId } from '../domain/ids.ts'
import { invitationPageUrl } from '../domain/page-address.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findForDetour, refuse } from './find-for-detour.ts'
import { hashOf } from './visit-link.ts'

/** An address for the inviter to hand on, by whatever way. Every new one ends the one before. */
export async function makeInvitationLink(deps: Deps, caller: Caller, id: InvitationId): Promise<LinkOutcome> {
  const found = await findForDetour(deps, caller, id)
  if (found.kind !== 'unreached') return found
  const { team, invitation, unreached } = found
  const { publicUrl } = deps
  if (!publicUrl || !unreached.ways.hasLink)
    return refuse(deps, caller, { id, outcome: { kind: 'no_link', team, invitation, unreached } })

  const secret = deps.newSecret()
  const until = linkEnd(invitation, deps.now())
  await deps.store.transaction(async (tx) => {
    const link = { id: asInvitationLinkId(hashOf(secret)), invitation: id, expiresAt: until }
    await tx.saveInvitationLink(link)
    const { actor, place } = caller
    const entry = { at: deps.now(), team: team.id, actor, place, invitation: id } as const
    await tx.appendAudit({ ...entry, action: 'invitation.link_made', decision: 'done' })
  })
  return { kind: 'link', team, invitation, url: invitationPageUrl(publicUrl, secret), until }
}
