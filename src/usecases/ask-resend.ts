import { type Invitation, isOpen } from '../domain/invitation.ts'
import { isRenewable, RENEWABLE_STATUSES } from '../domain/resend.ts'
import type { ResendAskOutcome } from '../domain/resend-outcomes.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findMatches } from './find-matches.ts'
import { mayResend } from './may-resend.ts'
import { resend } from './resend.ts'

/** Finds the invitation that somebody wants to send again, and sends it if there is only one that is meant. */
export async function askResend(
  deps: Deps,
  caller: Caller,
  who: string | undefined,
): Promise<ResendAskOutcome> {
  const statuses = RENEWABLE_STATUSES
  const found = who === undefined ? [] : await findMatches(deps, caller, { who, statuses })
  const judge = await createJudge(deps, caller)
  const permitted = found.filter((invitation) => mayResend(judge, caller, invitation))
  if (permitted.length === 0) {
    // An inviter without the rank learns nothing of invitations that are not theirs.
    const authorization = await authorize(deps, caller, { action: 'resend' })
    if (authorization.kind === 'denied') return authorization
  }
  const { team } = caller
  if (who === undefined) return { kind: 'whose', team }
  const [meant, ...others] = pickRenewable(permitted)
  if (!meant) return refuse(deps, caller, explain(caller, who, permitted))
  return others.length === 0
    ? resend(deps, caller, meant.id)
    : { kind: 'which', team, invitations: [meant, ...others] }
}

/** The newest one of everybody: what was before that is history. */
export function pickRenewable(invitations: readonly Invitation[]): readonly Invitation[] {
  const newest = new Map<string, Invitation>()
  for (const one of invitations) {
    const known = newest.get(one.invitee.key)
    if (!known || isNewer(one, known)) newest.set(one.invitee.key, one)
  }
  return [...newest.values()].filter(isRenewable)
}

const isNewer = (one: Invitation, other: Invitation): boolean =>
  isOpen(one) || (!isOpen(other) && one.createdAt > other.createdAt)

type Nothing = Extract<ResendAskOutcome, { kind: 'already' | 'none' }>

async function refuse(deps: Deps, caller: Caller, outcome: Nothing): Promise<Nothing> {
  await auditRefusal(deps, caller, { action: 'resend', reason: outcome.kind })
  return outcome
}

/** What another one followed is history. */
function explain({ team }: Caller, who: string, others: readonly Invitation[]): Nothing {
  const last = others.find(({ renewal }) => renewal?.end !== 'anew')
  return last ? { kind: 'already', team, invitation: last } : { kind: 'none', team, who }
}
