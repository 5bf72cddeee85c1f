import { isSameActor } from '../domain/actor.ts'
import type { WhoAmIOutcome } from '../domain/link-outcomes.ts'
import type { Action } from '../domain/policy.ts'
import { type AuthorityDeps, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { findKnownAs } from './start-link.ts'

/** What people ask themselves whether they may, in the order in which they read it. */
const ASKED: readonly Action[] = [
  'list_members',
  'invite',
  'list_invitations',
  'revoke',
  'remove',
  'change_role',
  'agree',
  'link_other',
  'setup',
  'leave',
]

/** Who somebody is in the team, how that is known, and what they may do where they are. */
export async function whoAmI(deps: AuthorityDeps, caller: Caller): Promise<WhoAmIOutcome> {
  const judge = await createJudge(deps, caller)
  const known = await findKnownAs(deps, caller)
  return {
    kind: 'whoami',
    team: caller.team,
    person: judge.standing.kind,
    isOperatorsOwner: deps.owners.some((owner) => isSameActor(owner, caller.actor)),
    rulings: ASKED.map((action) => ({ action, ruling: judge.rule(action) })),
    place: {
      isDirect: caller.place.isDirect,
      isAdminChannel: judge.place.isAdminChannel,
      flaws: judge.place.flaws,
      hasAdminChannel: judge.place.bound.length > 0,
    },
    ...(known && { known }),
  }
}
