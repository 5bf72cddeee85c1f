import type { Actor, Person } from '../domain/actor.ts'
import { decideArrival, type Invitation, isPast } from '../domain/invitation.ts'
import type { InboxOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'

type InboxDeps = Pick<Deps, 'store' | 'teams' | 'now' | 'platforms'>

/** The caller's own invitations to whichever team that wait for an answer, also one that waited for somebody to go by its address. */
export async function readInbox(deps: InboxDeps, caller: Caller): Promise<InboxOutcome> {
  const { store, teams, now } = deps
  const { actor } = caller
  const person = await findCaller(deps, caller)
  return store.transaction(async (tx) => {
    const items = []
    for (const team of teams.list()) {
      if (person?.kind === 'person') await takeWaiting(tx, team, { actor, person, now: now() })
      const open = await listOpen(tx, team, actor)
      const waiting = open.filter((one) => one.status === 'pending' && !isPast(one, now()))
      items.push(...waiting.map((invitation) => ({ team, invitation })))
    }
    return { kind: 'inbox', items }
  })
}

async function listOpen(tx: Transaction, at: Team, actor: Actor): Promise<readonly Invitation[]> {
  const link = await tx.findLink(at, actor)
  const open = await tx.listInvitationsFor({ actor, ...(link && { account: link.account }) })
  return open.filter(({ team }) => team === at.id)
}

/** The platform vouches for the address now just as it would have when the invitation was sent. */
async function takeWaiting(
  tx: Transaction,
  { id }: Team,
  { actor, person, now }: { readonly actor: Actor; readonly person: Person; readonly now: Date },
): Promise<void> {
  const open = person.email && (await tx.findOpenInvitation(id, `email:${person.email}`))
  const locked = open ? await tx.lockInvitation(open.id) : undefined
  const reached = locked && decideArrival(locked, { name: person.name, actors: [actor] }, now)
  if (reached) await tx.saveInvitation(reached)
}
