import type { Person } from '../domain/actor.ts'
import { decideArrival, isPast } from '../domain/invitation.ts'
import type { InboxOutcome } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'

type InboxDeps = Pick<Deps, 'store' | 'teams' | 'now' | 'platforms'>

/** The caller's own invitations that wait for an answer, also one that waited for somebody to go by its address. */
export async function readInbox(deps: InboxDeps, caller: Caller): Promise<InboxOutcome> {
  const { store, teams, now } = deps
  const person = await findCaller(deps, caller)
  return store.transaction(async (tx) => {
    if (person?.kind === 'person') await takeWaiting(tx, caller, { person, now: now() })
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

/** The platform vouches for the address now just as it would have when the invitation was sent. */
async function takeWaiting(
  tx: Transaction,
  { team, actor }: Caller,
  { person, now }: { readonly person: Person; readonly now: Date },
): Promise<void> {
  const open = person.email && (await tx.findOpenInvitation(team.id, `email:${person.email}`))
  const locked = open ? await tx.lockInvitation(open.id) : undefined
  const reached = locked && decideArrival(locked, { name: person.name, actors: [actor] }, now)
  if (reached) await tx.saveInvitation(reached)
}
