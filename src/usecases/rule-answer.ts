import type { AccountLink } from '../domain/account.ts'
import type { Actor, PersonKind } from '../domain/actor.ts'
import { type Invitation, isInvitee } from '../domain/invitation.ts'
import { mayDo, type Ruling } from '../domain/policy.ts'

type Claim = {
  readonly actor: Actor
  readonly kind: PersonKind
  readonly link: AccountLink | undefined
}

/** Whether somebody may answer an invitation. It takes no rank, and counts everywhere. */
export function ruleAnswer(invitation: Invitation, { actor, kind, link }: Claim): Ruling {
  const claimant = { actor, ...(link && { account: link.account }) }
  return mayDo({
    action: 'answer',
    actor: { kind },
    team: { hasAdminChannel: false },
    place: { isAdminChannel: false },
    target: { isInvitee: isInvitee(invitation, claimant) },
  })
}
