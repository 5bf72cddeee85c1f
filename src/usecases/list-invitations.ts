import { type InvitationsOutcome, STATUSES_BY_WORD } from '../domain/outcomes.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

export const PAGE_SIZE = 8

type ListDeps = Pick<Deps, 'store' | 'backends' | 'owners' | 'now'>

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
  const list = await deps.store.transaction((tx) =>
    tx.listInvitations({ team: caller.team.id, ...filter, limit: PAGE_SIZE, offset }),
  )
  return { kind: 'invitations', team: caller.team, ...list, page: { offset, size: PAGE_SIZE, search } }
}
