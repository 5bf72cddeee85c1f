import type { Member } from '../domain/account.ts'
import { type Actor, actorKey, isSameActor, type Person } from '../domain/actor.ts'
import { decideLink, type LinkDecision } from '../domain/link.ts'
import type { MapOutcome, Unlinkable } from '../domain/link-outcomes.ts'
import type { Denied } from '../domain/outcomes.ts'
import type { Rank } from '../domain/role.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { rankKey, readStanding } from './standing.ts'

export type MapAsk = {
  readonly actors: readonly string[]
  readonly emails: readonly string[]
  readonly unreadable: readonly string[]
}

/** An admin says which member of the team somebody in the chat is. Idempotent. */
export async function linkOther(deps: Deps, caller: Caller, ask: MapAsk): Promise<MapOutcome> {
  const authorization = await authorize(deps, caller, { action: 'link_other' })
  if (authorization.kind === 'denied') return authorization
  const [id, ...others] = ask.actors
  const [email, ...otherEmails] = ask.emails
  const isClear = others.length + otherEmails.length + ask.unreadable.length === 0
  if (id === undefined || email === undefined || !isClear) return { kind: 'incomplete' }

  const person = await findLinkable(deps, { platform: caller.actor.platform, id })
  if ('reason' in person) return refuse(deps, caller, { kind: 'not_linkable', ...person })
  const member = await deps.backends.of(caller.team).findMember({ email })
  if (!member) return refuse(deps, caller, { kind: 'no_member', team: caller.team, email })
  const denied = await judge(deps, caller, { person, member })
  return denied ?? map(deps, caller, { person, member, email })
}

async function refuse(
  deps: Deps,
  caller: Caller,
  outcome: Extract<MapOutcome, { kind: 'not_linkable' | 'no_member' | 'linked_otherwise' }>,
): Promise<MapOutcome> {
  await auditRefusal(deps, caller, { action: 'link_other', reason: outcome.kind })
  return outcome
}

type Impossible = { readonly name: string; readonly reason: Unlinkable }

async function findLinkable({ platforms }: Deps, actor: Actor): Promise<Person | Impossible> {
  const person = await platforms.get(actor.platform)?.findPerson(actor)
  if (!person) return { name: 'That person', reason: 'unknown' }
  return person.kind === 'person' ? person : { name: person.name, reason: person.kind }
}

type Pair = { readonly person: Person; readonly member: Member }

/** About the account that they would get, and about the one that they would lose. */
async function judge(deps: Deps, caller: Caller, { person, member }: Pair): Promise<Denied | undefined> {
  const theirs = await readStanding(deps, { actor: person.actor, team: caller.team })
  const ranks: readonly Rank[] = [member.role.rank, ...(theirs.rank ? [theirs.rank] : [])]
  for (const rank of ranks) {
    const authorization = await authorize(deps, caller, {
      action: 'link_other',
      whom: person.name,
      target: ({ account }) => ({
        rank,
        isSelf: isSameActor(person.actor, caller.actor) || account === member.account,
      }),
    })
    if (authorization.kind === 'denied') return authorization
  }
  return undefined
}

type Mapping = Pair & { readonly email: string }

async function map(deps: Deps, caller: Caller, { person, member, email }: Mapping): Promise<MapOutcome> {
  const { team } = caller
  const { decision, isOther } = await save(deps, caller, { person, member, email })
  if (decision.kind === 'linked_otherwise')
    return refuse(deps, caller, { kind: 'linked_otherwise', team, person, proof: decision.proof })
  if (decision.kind === 'keep') return { kind: 'already_linked', team, person }
  if (isOther) await deps.vault.revokeToken(team, person.actor)
  deps.recent.ranks.drop(rankKey(team, member.account))
  const by = (await findCaller(deps, caller))?.name ?? caller.name
  return { kind: 'mapped', team, by, person, member, email }
}

type Saved = { readonly decision: LinkDecision; readonly isOther: boolean }

function save(
  { store, now }: Deps,
  { team, actor, place }: Caller,
  { person, member: { account }, email }: Mapping,
): Promise<Saved> {
  return store.transaction(async (tx) => {
    const known = await tx.findLink(team, person.actor)
    const link = { team: team.id, tenant: team.tenant, actor: person.actor, account, email }
    const decision = decideLink(known, { ...link, proof: 'mapped' })
    if (decision.kind === 'save') {
      await tx.saveLink(decision.link)
      const entry = { at: now(), team: team.id, actor, place, decision: 'done' } as const
      await tx.appendAudit({ ...entry, action: 'link.mapped', reason: actorKey(person.actor) })
    }
    return { decision, isOther: known !== undefined && known.account !== account }
  })
}
