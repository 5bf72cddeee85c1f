import { createHash } from 'node:crypto'
import { actorKey } from '../domain/actor.ts'
import { asInvitationId, type InvitationId } from '../domain/ids.ts'
import type { Invitation, Invitee } from '../domain/invitation.ts'
import type { InviteOutcome, InviteRow } from '../domain/outcomes.ts'
import { findOrdinaryRole, findRole, type Role } from '../domain/role.ts'
import type { Transaction } from '../store/store.ts'
import { auditRefusal } from './audit-refusal.ts'
import { authorize } from './authorize.ts'
import { firstStatus } from './begin-invitation.ts'
import type { Caller } from './caller.ts'
import { type Deps, PROVISIONING } from './deps.ts'
import { findCaller } from './find-caller.ts'
import { type Candidate, findCandidate, type Named } from './find-candidate.ts'
import { findRoom } from './find-room.ts'
import { type Inserted, insertInvitation } from './insert-invitation.ts'
import { reportInvitation } from './report-invitation.ts'
import { requestInvitations } from './request-invitations.ts'

export type InviteAsk = {
  readonly named: readonly Named[]
  readonly unreadable: readonly string[]
  readonly role?: string
  readonly note?: string
  /** The most people one command takes. */
  readonly most: number
}

/** Offers membership to one or several people, and waits for the backend and the cards so that the answer is true. */
export async function invite(deps: Deps, caller: Caller, ask: InviteAsk): Promise<InviteOutcome> {
  const roles = await deps.backends.of(caller.team).listRoles()
  const role = chooseRole(caller, ask, roles)
  const authorization = await authorize(deps, caller, {
    action: 'invite',
    ...(role && { target: { given: role.rank } }),
  })
  if (authorization.kind === 'denied') return authorization

  const problem = findProblem(caller, ask, roles)
  if (problem) return problem
  if (!role) return refuseRole(deps, caller, { ask, roles })

  const { standing, permission } = authorization
  const asker = { caller, standing }
  const [inviter, ...candidates] = await Promise.all([
    findCaller(deps, caller),
    ...ask.named.map((named) => findCandidate(deps, asker, named)),
  ])
  // An interaction may carry no more of a name than a handle.
  const inviterName = inviter?.name ?? caller.name
  const isRequest = permission !== 'allowed'
  const offer = { caller, inviterName, role, isRequest, ...(ask.note && { note: ask.note }) }
  const room = (await findRoom(deps, caller.team)) ?? Number.POSITIVE_INFINITY
  const drafts = await deps.store.transaction(async (tx) => {
    const recorded = await record(deps, tx, { offer, candidates: distinct(candidates), room })
    if (isRequest)
      await requestInvitations(deps, tx, { ...offer, standing, invitations: insertedIn(recorded) })
    return recorded
  })

  await deps.settle(insertedIn(drafts), [...PROVISIONING, 'deliver_card'])
  return {
    kind: 'invited',
    team: caller.team,
    ...(isRequest && { waitsFor: permission }),
    rows: await Promise.all(drafts.map((draft) => report(deps, caller, draft))),
  }
}

const insertedIn = (drafts: readonly Draft[]): readonly InvitationId[] =>
  drafts.flatMap((draft) => (draft.kind === 'inserted' ? [draft.id] : []))

const wantedRole = ({ team }: Caller, { role }: InviteAsk): string | undefined => role ?? team.defaultRole

function chooseRole(caller: Caller, ask: InviteAsk, roles: readonly Role[]): Role | undefined {
  const wanted = wantedRole(caller, ask)
  return wanted === undefined ? findOrdinaryRole(roles) : findRole(roles, wanted)
}

type Wanted = { readonly ask: InviteAsk; readonly roles: readonly Role[] }

async function refuseRole(deps: Deps, caller: Caller, { ask, roles }: Wanted): Promise<InviteOutcome> {
  await auditRefusal(deps, caller, { action: 'invite', reason: 'unknown_role' })
  return { kind: 'unknown_role', role: wantedRole(caller, ask) ?? 'no role', roles }
}

function findProblem(caller: Caller, ask: InviteAsk, roles: readonly Role[]): InviteOutcome | undefined {
  if (ask.unreadable.length > 0) return { kind: 'unreadable', words: ask.unreadable }
  if (ask.named.length === 0) return { kind: 'whom', team: caller.team, roles }
  if (ask.named.length > ask.most) return { kind: 'too_many', count: ask.named.length, most: ask.most }
  return undefined
}

/** The same person may have been named twice, by mention and by address. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate, index) => [keyOf(candidate, index), candidate])).values()]
}

const keyOf = (candidate: Candidate, index = 0): string =>
  candidate.kind === 'candidate' ? candidate.invitee.key : `${candidate.kind} ${index}`

type OfferTo = {
  readonly caller: Caller
  readonly inviterName: string
  readonly role: Role
  readonly note?: string
  /** Somebody else has to agree first. */
  readonly isRequest: boolean
}

type Draft = Inserted | Exclude<Candidate, { kind: 'candidate' }>

type Recording = {
  readonly offer: OfferTo
  readonly candidates: readonly Candidate[]
  /** How many more the team takes. */
  readonly room: number
}

async function record(deps: Deps, tx: Transaction, { offer, candidates, room }: Recording): Promise<Draft[]> {
  const drafts = new Map<Candidate, Draft>()
  let left = room
  // In the same order everywhere, else two who invite the same people could wait for each other.
  for (const candidate of candidates.toSorted(byKey)) {
    const draft =
      candidate.kind === 'candidate'
        ? await insertInvitation(tx, {
            ...offer.caller,
            invitation: createInvitation(deps, offer, candidate.invitee),
            isFull: left <= 0,
          })
        : candidate
    if (draft.kind === 'inserted') left -= 1
    drafts.set(candidate, draft)
  }
  return candidates.flatMap((candidate) => drafts.get(candidate) ?? [])
}

function byKey(one: Candidate, other: Candidate): number {
  const [first, second] = [keyOf(one), keyOf(other)]
  return first < second ? -1 : Number(first > second)
}

function createInvitation(
  { now }: Deps,
  { caller, inviterName, role, note, isRequest }: OfferTo,
  invitee: Invitee,
): Invitation {
  const createdAt = now()
  return {
    id: invitationIdOf(caller, invitee),
    team: caller.team.id,
    tenant: caller.team.tenant,
    invitee,
    role: role.name,
    ...(note && { note }),
    inviter: caller.actor,
    inviterName,
    place: caller.place,
    status: isRequest ? 'requested' : firstStatus(caller.team),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + caller.team.invitationLifeMs),
  }
}

/** The same interaction always makes the same invitation, so an interaction that is run again after a crash makes no second one. */
const invitationIdOf = ({ delivery }: Caller, { key }: Invitee): InvitationId =>
  asInvitationId(createHash('sha256').update(`${delivery}\n${key}`).digest('base64url').slice(0, 24))

async function report(deps: Deps, { actor }: Caller, draft: Draft): Promise<InviteRow> {
  if (draft.kind !== 'inserted') return draft
  return reportInvitation(deps, draft.id, actor)
}

/** Named by command option, as ids of the caller's platform and as addresses. */
export function namedBy(
  caller: Caller,
  picked: { readonly actors: readonly string[]; readonly emails: readonly string[] },
): Named[] {
  const actors = picked.actors.map((id) => ({ actor: { platform: caller.actor.platform, id } }))
  const unique = new Map(actors.map((named) => [actorKey(named.actor), named]))
  return [...unique.values(), ...[...new Set(picked.emails)].map((email) => ({ email }))]
}
