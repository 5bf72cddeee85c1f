import type { IdentityOutcome } from '../backends/backend.ts'
import type { Actor } from '../domain/actor.ts'
import type { InvitationId } from '../domain/ids.ts'
import { type Claimant, decideAnswer, type Invitation, teamOf } from '../domain/invitation.ts'
import type { LinkAskOutcome, LinkOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { answerInvitation } from './answer-invitation.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

type AskDeps = Pick<Deps, 'store' | 'teams' | 'vault'>

/** Somebody wants to link their account, for the sake of an invitation. Changes nothing. */
export async function askLink({ store, teams, vault }: AskDeps, id: InvitationId): Promise<LinkAskOutcome> {
  const invitation = await store.transaction((tx) => tx.findInvitation(id))
  if (!invitation) return { kind: 'not_found' }
  const team = teams.get(invitation.team)
  return vault.isOpen ? { kind: 'ask', team, invitation } : { kind: 'vault_closed', team }
}

type LinkAsk = { readonly invitation: InvitationId; readonly token: string }

/** Checks the token, keeps it encrypted, and finishes what they were sent for: their yes. */
export async function linkAccount(deps: Deps, caller: Caller, ask: LinkAsk): Promise<LinkOutcome> {
  const { teams, vault, now } = deps
  const found = await findClaim(deps, caller, ask.invitation)
  if (!found) return { kind: 'not_found' }
  const { invitation, claimant } = found
  const yes = { invitation: invitation.id, accepts: true }
  // A token that is of no use here is not kept either; what is said instead is what Accept would say.
  const decision = decideAnswer(invitation, claimant, { accepts: true, at: now() })
  if (decision.kind !== 'go') return answerInvitation(deps, caller, yes)

  const team = teams.get(invitation.team)
  if (!vault.isOpen) return { kind: 'vault_closed', team }
  const credential = { actor: caller.actor, name: caller.name, token: ask.token }
  const identity = await deps.backends.of(team).whoIs(credential)
  if (identity.kind === 'refused') return { kind: 'token_refused', team }
  if (isOther(invitation, identity)) return { kind: 'other_account', team }

  const isLinked = await saveLink(deps, { team, actor: caller.actor }, identity)
  if (!isLinked) return { kind: 'linked_otherwise', team }
  await vault.keepToken(team, caller.actor, { accessToken: ask.token })
  const answer = await answerInvitation(deps, caller, yes)
  // The token was taken a moment ago: some backends tell only now that it is not the invitee's.
  return answer.kind === 'link_required' ? { kind: 'other_account', team } : answer
}

type Found = { readonly invitation: Invitation; readonly claimant: Claimant }

function findClaim({ store }: Deps, { actor }: Caller, id: InvitationId): Promise<Found | undefined> {
  return store.transaction(async (tx) => {
    const invitation = await tx.findInvitation(id)
    const link = invitation && (await tx.findLink(teamOf(invitation), actor))
    return invitation && { invitation, claimant: { actor, ...(link && { account: link.account }) } }
  })
}

type Identity = Extract<IdentityOutcome, { kind: 'known' }>

const isOther = ({ invitee }: Invitation, { email, account }: Identity): boolean =>
  (email !== undefined && invitee.email !== undefined && email !== invitee.email) ||
  (account !== undefined && invitee.account !== undefined && account !== invitee.account)

/** False where the person is linked to another account already: an older link is not replaced in passing. */
function saveLink(
  { store }: Deps,
  { team, actor }: { readonly team: Team; readonly actor: Actor },
  { account }: Identity,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const link = await tx.findLink(team, actor)
    if (!account || link?.account === account) return true
    if (link) return false
    await tx.saveLink({ team: team.id, tenant: team.tenant, actor, account, proof: 'token' })
    return true
  })
}
