import type { IdentityOutcome } from '../backends/backend.ts'
import { decideAnswer, teamOf } from '../domain/invitation.ts'
import type { TokenOutcome } from '../domain/link-outcomes.ts'
import type { Wish } from '../domain/link-request.ts'
import { answerInvitation } from './answer-invitation.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { completeLink } from './complete-link.ts'
import type { Deps } from './deps.ts'
import { ruleAnswer } from './rule-answer.ts'
import { readKind } from './standing.ts'

type TokenAsk = { readonly token: string; readonly wish?: Wish }

/** Somebody pasted a token of their own: checked at once, kept encrypted, and what they want it for is finished. */
export async function linkByToken(deps: Deps, caller: Caller, ask: TokenAsk): Promise<TokenOutcome> {
  const authorization = await authorize(deps, caller, { action: 'link' })
  if (authorization.kind === 'denied') return authorization
  // A token that is of no use here is not kept either; what is said instead is what Accept would say.
  if (!(await isOfUse(deps, caller, ask))) return answer(deps, caller, ask)

  const { team } = caller
  if (team.backend.proof !== 'token') return refuse(deps, caller, 'no_tokens')
  if (!deps.vault.isOpen) {
    await refuse(deps, caller, 'vault_closed')
    return { kind: 'vault_closed', team, ...(ask.wish && { wish: ask.wish }) }
  }
  const credential = { actor: caller.actor, name: caller.name, token: ask.token }
  const identity = await deps.backends.of(team).whoIs(credential)
  if (identity.kind === 'refused') return refuse(deps, caller, 'token_refused')
  if (!identity.account && ask.wish?.kind !== 'accept') return refuse(deps, caller, 'token_of_nobody')
  return complete(deps, caller, { ask, identity })
}

async function refuse(
  deps: Deps,
  caller: Caller,
  reason: 'no_tokens' | 'vault_closed' | 'token_refused' | 'token_of_nobody',
): Promise<TokenOutcome> {
  await auditRefusal(deps, caller, { action: 'link', reason })
  return { kind: reason, team: caller.team }
}

/** False for an invitation that cannot be accepted by them, or not any more. */
async function isOfUse(deps: Deps, { actor }: Caller, { wish }: TokenAsk): Promise<boolean> {
  if (wish?.kind !== 'accept') return true
  const kind = await readKind(deps, actor)
  return deps.store.transaction(async (tx) => {
    const found = await tx.findInvitation(wish.invitation)
    if (!found) return false
    const link = await tx.findLink(teamOf(found), actor)
    const ruling = ruleAnswer(found, { actor, kind, link })
    return decideAnswer(found, { by: actor, ruling, accepts: true, at: deps.now() }).kind === 'go'
  })
}

async function answer(deps: Deps, caller: Caller, { wish }: TokenAsk): Promise<TokenOutcome> {
  if (wish?.kind !== 'accept') return { kind: 'not_found' }
  return answerInvitation(deps, caller, { invitation: wish.invitation, accepts: true })
}

type Identified = { readonly ask: TokenAsk; readonly identity: Extract<IdentityOutcome, { kind: 'known' }> }

async function complete(
  deps: Deps,
  { actor, name, place, team, delivery }: Caller,
  { ask: { token, wish }, identity: { account, email } }: Identified,
): Promise<TokenOutcome> {
  const linked = await completeLink(deps, {
    actor,
    actorName: name,
    place,
    team,
    delivery,
    proof: 'token',
    grant: { accessToken: token },
    ...(account && { account }),
    ...(email !== undefined && { email }),
    ...(wish && { wish }),
  })
  // The token was taken a moment ago: some backends tell only now that it is not the invitee's.
  const isRefused = linked.kind === 'linked' && linked.answer?.kind === 'link_required'
  return isRefused ? { kind: 'other_account', team } : linked
}
