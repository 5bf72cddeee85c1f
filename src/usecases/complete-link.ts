import type { AccountLink, LinkProof } from '../domain/account.ts'
import type { Actor, Place } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Grant } from '../domain/grant.ts'
import type { AccountId, DeliveryId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import { decideLink } from '../domain/link.ts'
import type { Wish } from '../domain/link-request.ts'
import type { Linked, LinkedOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { answerInvitation } from './answer-invitation.ts'
import { auditRefusal } from './audit-refusal.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { rankKey } from './standing.ts'

export type MadeLink = {
  readonly actor: Actor
  readonly actorName: string
  /** Absent where it was done on a page. */
  readonly place?: Place
  readonly team: Team
  /** Absent where the backend takes a token and does not say whose it is: then only the token is kept. */
  readonly account?: AccountId
  /** Lower-case, and theirs for certain. */
  readonly email?: string
  readonly proof: LinkProof
  /** Their own right to act, where the backend takes it. */
  readonly grant?: Grant
  readonly wish?: Wish
  readonly delivery: DeliveryId
}

/**
 * The one place that makes a link which somebody proved: kept, their right to act with it, and then what they wanted it
 * for is finished. Idempotent. Throws `BackendUnavailable`.
 */
export async function completeLink(deps: Deps, made: MadeLink): Promise<LinkedOutcome> {
  const { team, actor, grant } = made
  if (await isForAnother(deps, made)) return refuse(deps, made, { kind: 'other_account', team })
  const saved = await saveLink(deps, made)
  if (saved.kind === 'linked_otherwise')
    return refuse(deps, made, { kind: 'linked_otherwise', team, proof: saved.proof })

  if (saved.isOther) await deps.vault.revokeToken(team, actor)
  if (grant && deps.vault.isOpen && team.backend.proof === 'token')
    await deps.vault.keepToken(team, actor, grant)
  if (made.account) deps.recent.ranks.drop(rankKey(team, made.account))
  return { kind: 'linked', team, ...(await finishWish(deps, made)) }
}

async function refuse(
  deps: Deps,
  made: MadeLink,
  outcome: Exclude<LinkedOutcome, Linked>,
): Promise<LinkedOutcome> {
  const invitation = made.wish?.kind === 'accept' ? { invitation: made.wish.invitation } : {}
  await auditRefusal(deps, callerOf(made), { action: 'link', reason: outcome.kind, ...invitation })
  return outcome
}

/** Who wants to accept has to be who was invited. */
async function isForAnother({ store }: Deps, { wish, account, email }: MadeLink): Promise<boolean> {
  if (wish?.kind !== 'accept') return false
  const found = await store.transaction((tx) => tx.findInvitation(wish.invitation))
  return found !== undefined && isOther(found, { account, email })
}

type Known = { readonly account: AccountId | undefined; readonly email: string | undefined }

/** Whom the invitation was not for. */
export const isOther = ({ invitee }: Invitation, { account, email }: Known): boolean =>
  (email !== undefined && invitee.email !== undefined && email !== invitee.email) ||
  (account !== undefined && invitee.account !== undefined && account !== invitee.account)

type Saved =
  | { readonly kind: 'saved' /** They were another account before. */; readonly isOther: boolean }
  | { readonly kind: 'linked_otherwise'; readonly proof: LinkProof }

function saveLink({ store, now }: Deps, made: MadeLink): Promise<Saved> {
  const { team, actor, account, proof } = made
  return store.transaction(async (tx) => {
    const known = await tx.findLink(team, actor)
    const decision = account ? decideLink(known, linkOf(made, account)) : { kind: 'keep' as const }
    if (decision.kind === 'linked_otherwise') return decision
    if (decision.kind === 'save') await tx.saveLink(decision.link)
    const { place } = callerOf(made)
    const entry = { at: now(), team: team.id, actor, place, reason: proof, decision: 'done' } as const
    await tx.appendAudit({ ...entry, action: account ? 'link.made' : 'token.kept' })
    return {
      kind: 'saved',
      isOther: known !== undefined && account !== undefined && known.account !== account,
    }
  })
}

const linkOf = ({ team, actor, proof, email }: MadeLink, account: AccountId): AccountLink => ({
  team: team.id,
  tenant: team.tenant,
  actor,
  account,
  proof,
  ...(email !== undefined && { email }),
})

async function finishWish(deps: Deps, made: MadeLink): Promise<Omit<Linked, 'kind' | 'team'>> {
  const { wish } = made
  if (!wish) return { wantsToLeave: false }
  switch (wish.kind) {
    case 'accept': {
      const yes = { invitation: wish.invitation, accepts: true }
      return { wantsToLeave: false, answer: await answerInvitation(deps, callerOf(made), yes) }
    }
    case 'leave':
      return { wantsToLeave: true }
    default:
      return assertNever(wish)
  }
}

/** What was done on a page was done in no channel. */
const callerOf = ({
  actor,
  actorName: name,
  team,
  delivery,
  place = { platform: 'web', isDirect: false },
}: MadeLink): Caller => ({ actor, name, place, team, delivery })
