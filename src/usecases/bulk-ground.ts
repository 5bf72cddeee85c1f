import type { Backend } from '../backends/backend.ts'
import type { AccountLink, LinkProof } from '../domain/account.ts'
import { actorKey } from '../domain/actor.ts'
import { type Ground, identityOf } from '../domain/bulk-weigh.ts'
import { sameEmail } from '../domain/email.ts'
import { type Invitation, OPEN_STATUSES } from '../domain/invitation.ts'
import type { Role } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import type { Judge } from './authorize.ts'
import { rolesForLists } from './bulk-roles.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { everyMember } from './every-member.ts'
import { findCaller } from './find-caller.ts'
import { findRoom } from './find-room.ts'

type Asker = { readonly judge: Judge; readonly roles: readonly Role[] }

/** What a list is weighed against, all of it read once however long the list is. Throws `BackendUnavailable`. */
export async function readGround(deps: Deps, caller: Caller, { judge, roles }: Asker): Promise<Ground> {
  const { team } = caller
  const backend = deps.backends.of(team)
  const [members, elsewhere, room, asker, links] = await Promise.all([
    readMembers(backend),
    readElsewhere(backend),
    findRoom(deps, team),
    readAsker(deps, caller, judge),
    deps.store.transaction((tx) => readLinks(tx, team)),
  ])
  const invited = await deps.store.transaction((tx) => readInvited(tx, team))
  for (const key of elsewhere) if (!invited.has(key)) invited.set(key, 'invited')
  return {
    team,
    asker,
    members,
    invited,
    same: sameBy(links),
    roles,
    givable: rolesForLists(roles, judge),
    ...(room !== undefined && { room }),
  }
}

async function readMembers(backend: Backend): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for await (const { account, email } of everyMember(backend)) {
    keys.add(identityOf.account(account))
    if (email !== undefined) keys.add(identityOf.email(sameEmail(email)))
  }
  return keys
}

/** Somebody may have been invited at the backend itself, past Usher. */
async function readElsewhere(backend: Backend): Promise<readonly string[]> {
  const { how } = backend.facts.capabilities.listInvitations
  if (how === 'ledger' || how === 'impossible') return []
  const there = await backend.listInvitations()
  return there.flatMap(({ email }) => (email === undefined ? [] : [identityOf.email(sameEmail(email))]))
}

async function readAsker(deps: Deps, caller: Caller, { standing }: Judge): Promise<ReadonlySet<string>> {
  const email = (await findCaller(deps, caller))?.email
  return new Set([
    identityOf.actor(caller.actor),
    ...(standing.account ? [identityOf.account(standing.account)] : []),
    ...(email === undefined ? [] : [identityOf.email(sameEmail(email))]),
  ])
}

const PROOFS = [
  'configured',
  'mapped',
  'accepted',
  'token',
  'issuer',
  'platform',
  'mail',
] as const satisfies LinkProof[]

async function readLinks(tx: Transaction, { id, tenant }: Team): Promise<readonly AccountLink[]> {
  const links: AccountLink[] = []
  for (const proof of PROOFS) links.push(...(await tx.listLinksByProof(id, proof)))
  return links.filter((link) => link.tenant === tenant)
}

/** A chat person leads to their account and its address, an address to the account. */
function sameBy(links: readonly AccountLink[]): Ground['same'] {
  const same = new Map<string, readonly string[]>()
  const add = (key: string, more: readonly string[]) => same.set(key, [...(same.get(key) ?? []), ...more])
  for (const { actor, account, email } of links) {
    const ofAccount = identityOf.account(account)
    add(actorKey(actor), [ofAccount, ...(email === undefined ? [] : [identityOf.email(email)])])
    if (email !== undefined) add(identityOf.email(email), [ofAccount])
  }
  return same
}

const PAGE = 1_000

async function readInvited(
  tx: Transaction,
  { id: team }: Team,
): Promise<Map<string, 'invited' | 'requested'>> {
  const keys = new Map<string, 'invited' | 'requested'>()
  for (let offset = 0, isMore = true; isMore; offset += PAGE) {
    const { invitations } = await tx.listInvitations({ team, statuses: OPEN_STATUSES, limit: PAGE, offset })
    for (const [key, word] of invitations.flatMap(wordsOf)) keys.set(key, word)
    isMore = invitations.length === PAGE
  }
  return keys
}

function wordsOf(invitation: Invitation): readonly (readonly [string, 'invited' | 'requested'])[] {
  const word = invitation.status === 'requested' ? 'requested' : 'invited'
  return keysOf(invitation).map((key) => [key, word] as const)
}

const keysOf = ({ invitee: { key, email, account, actors } }: Invitation): readonly string[] => [
  key,
  ...(email === undefined ? [] : [identityOf.email(email)]),
  ...(account ? [identityOf.account(account)] : []),
  ...actors.map(actorKey),
]
