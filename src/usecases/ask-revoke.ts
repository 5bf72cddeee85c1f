import { type Invitation, isRevocable, OPEN_STATUSES } from '../domain/invitation.ts'
import type { RevokeAskOutcome } from '../domain/outcomes.ts'
import { type AuthorityDeps, authorize, createOwnJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { findMatches } from './find-matches.ts'
import { mayRevoke } from './may-revoke.ts'

/** Finds the invitation somebody wants to take back and asks whether they are sure. Changes nothing. */
export async function askRevoke(
  deps: AuthorityDeps,
  caller: Caller,
  who: string | undefined,
): Promise<RevokeAskOutcome> {
  const found = who === undefined ? [] : await findMatches(deps, caller, { who, statuses: OPEN_STATUSES })
  const judge = await createOwnJudge(deps, caller)
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
