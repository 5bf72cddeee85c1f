import { type Actor, isSameActor, type Person } from '../domain/actor.ts'
import type { UnlinkOtherOutcome } from '../domain/link-outcomes.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import type { MapAsk } from './link-other.ts'
import { readStanding } from './standing.ts'
import { askUnlink, forgetLink } from './unlink.ts'

/** An admin wants Usher to forget who somebody is; whoever names themselves is asked whether they are sure. Idempotent. */
export async function unlinkOther(
  deps: Deps,
  caller: Caller,
  { actors: [id, ...others] }: MapAsk,
): Promise<UnlinkOtherOutcome> {
  const actor = id !== undefined && others.length === 0 && { platform: caller.actor.platform, id }
  if (actor && isSameActor(actor, caller.actor)) return askUnlink(deps, caller)
  const authorization = await authorize(deps, caller, { action: 'unlink_other' })
  if (authorization.kind === 'denied') return authorization
  const person = actor && (await findPerson(deps, actor))
  if (person) return forget(deps, caller, person)

  await auditRefusal(deps, caller, { action: 'unlink_other', reason: 'unknown_person' })
  return { kind: 'unknown_person' }
}

const findPerson = async ({ platforms }: Deps, actor: Actor): Promise<Person | undefined> =>
  platforms.get(actor.platform)?.findPerson(actor)

async function forget(deps: Deps, caller: Caller, person: Person): Promise<UnlinkOtherOutcome> {
  const { team } = caller
  const { rank } = await readStanding(deps, { actor: person.actor, team })
  const authorization = await authorize(deps, caller, {
    action: 'unlink_other',
    whom: person.name,
    ...(rank && { target: { rank } }),
  })
  if (authorization.kind === 'denied') return authorization
  const link = await forgetLink(deps, caller, { actor: person.actor, action: 'link.removed_by_admin' })
  if (!link) return { kind: 'not_linked_other', team, person }
  const by = (await findCaller(deps, caller))?.name ?? caller.name
  return { kind: 'unlinked_other', team, by, person, proof: link.proof }
}
