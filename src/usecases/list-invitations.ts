import { BackendUnavailable } from '../backends/backend.ts'
import type { InvitationId } from '../domain/ids.ts'
import { type Invitation, OPEN_STATUSES } from '../domain/invitation.ts'
import { type Elsewhere, type InvitationsOutcome, STATUSES_BY_WORD } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import { type AuthorityDeps, authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { findUnreached, type UnreachedDeps } from './find-unreached.ts'

export const PAGE_SIZE = 8

type ListDeps = AuthorityDeps & UnreachedDeps

/** One page of the team's invitations, newest first; a word such as "pending" asks for that state. */
export async function listInvitations(
  deps: ListDeps,
  caller: Caller,
  { search, offset }: { readonly search: string; readonly offset: number },
): Promise<InvitationsOutcome> {
  const authorization = await authorize(deps, caller, { action: 'list_invitations' })
  if (authorization.kind === 'denied') return authorization

  const statuses = STATUSES_BY_WORD.get(search.toLowerCase())
  const filter = statuses ? { statuses } : { ...(search && { search }) }
  const list = await deps.store.transaction(async (tx) => {
    const found = await tx.listInvitations({ team: caller.team.id, ...filter, limit: PAGE_SIZE, offset })
    return { ...found, unreached: await listUnreached(deps, tx, found.invitations) }
  })
  const page = { offset, size: PAGE_SIZE, search }
  const isFirst = offset === 0 && (search === '' || search === 'pending')
  const elsewhere = isFirst ? await listElsewhere(deps, caller) : []
  return { kind: 'invitations', team: caller.team, ...list, page, elsewhere }
}

/** Those whose card arrived nowhere. */
async function listUnreached(
  deps: ListDeps,
  tx: Transaction,
  invitations: readonly Invitation[],
): Promise<readonly InvitationId[]> {
  const ids: InvitationId[] = []
  for (const invitation of invitations) if (await findUnreached(deps, tx, invitation)) ids.push(invitation.id)
  return ids
}

/** Somebody may have been invited at the backend itself, past Usher. */
async function listElsewhere({ backends, store }: ListDeps, { team }: Caller): Promise<Elsewhere> {
  if (team.backend.capabilities.listInvitations.how === 'ledger') return 'not_told'
  try {
    const there = await backends.of(team).listInvitations()
    const here = await store.transaction((tx) =>
      tx.listInvitations({
        team: team.id,
        statuses: OPEN_STATUSES,
        limit: there.length + MOST_OPEN,
        offset: 0,
      }),
    )
    const known = new Set(here.invitations.map(({ backendKey }) => backendKey))
    return there.filter(({ key }) => !known.has(key)).map(({ name }) => name)
  } catch (error) {
    if (error instanceof BackendUnavailable) return 'not_told'
    throw error
  }
}

/** More than a team ever has open at once. */
const MOST_OPEN = 10_000
