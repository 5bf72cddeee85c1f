import { parseEmail } from '../domain/email.ts'
import { asInvitationId } from '../domain/ids.ts'
import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import type { RevokeAskOutcome } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { type AuthorityDeps, authorize, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { mayRevoke } from './may-revoke.ts'

/** More than this many matches and the person should say it more exactly. */
const MOST_MATCHES = 10

/** Finds the invitation somebody wants to take back and asks whether they are sure. Changes nothing. */
export async function askRevoke(
  deps: AuthorityDeps,
  caller: Caller,
  who: string | undefined,
): Promise<RevokeAskOutcome> {
  const found = who === undefined ? [] : await deps.store.transaction((tx) => findMatches(tx, caller, who))
  const judge = await createJudge(deps, caller)
  const permitted = found.filter((invitation) => mayRevoke(judge, caller, invitation))
  if (permitted.length === 0) {
    // An inviter without the rank learns nothing of invitations that are not theirs.
    const authorization = await authorize(deps, caller, { action: 'revoke' })
    if (authorization.kind === 'denied') return authorization
  }
  return who === undefined ? { kind: 'whose', team: caller.team } : choose(caller, who, permitted)
}

function choose(caller: Caller, who: string, matches: readonly Invitation[]): RevokeAskOutcome {
  const { team } = caller
  const open = matches.filter(isRevocable)
  const [only, ...others] = open
  if (only && others.length === 0) return { kind: 'sure', team, invitation: only }
  if (only) return { kind: 'which', team, invitations: open }
  const [closed] = matches
  return closed ? { kind: 'already', team, invitation: closed } : { kind: 'none_open', team, who }
}

async function findMatches(tx: Transaction, caller: Caller, who: string): Promise<readonly Invitation[]> {
  const exact = await findExact(tx, caller, who)
  if (exact.length > 0) return exact
  const query = { team: caller.team.id, statuses: OPEN_STATUSES, search: who, limit: MOST_MATCHES, offset: 0 }
  return (await tx.listInvitations(query)).invitations
}

/** What a search box gives is an id; what a person types may be a mention or an address. */
async function findExact(tx: Transaction, caller: Caller, who: string): Promise<readonly Invitation[]> {
  const byId = await tx.findInvitation(asInvitationId(who))
  if (byId) return byId.team === caller.team.id ? [byId] : []

  const email = parseEmail(who)
  const byEmail = email && (await tx.findOpenInvitation(caller.team.id, `email:${email}`))
  if (byEmail) return [byEmail]
  const byActor = await tx.listInvitationsFor({ actor: { platform: caller.actor.platform, id: who } })
  return byActor.filter(({ team }) => team === caller.team.id)
}
