import type { MembersOutcome } from '../domain/outcomes.ts'
import { type AuthorityDeps, authorize, createJudge } from './authorize.ts'
import type { Caller } from './caller.ts'
import { PAGE_SIZE } from './list-invitations.ts'
import { listedFor } from './rate-member.ts'

/** One page of the team's members, as the backend has them, with what the caller may do about each where they are. */
export async function listMembers(
  deps: AuthorityDeps,
  caller: Caller,
  { search, cursor }: { readonly search: string; readonly cursor?: string },
): Promise<MembersOutcome> {
  const authorization = await authorize(deps, caller, { action: 'list_members' })
  if (authorization.kind === 'denied') return authorization

  const { team } = caller
  const query = { limit: PAGE_SIZE, ...(search && { search }), ...(cursor && { cursor }) }
  const page = await deps.backends.of(team).listMembers(query)
  const members = listedFor(await createJudge(deps, caller), caller, page.members)
  return { kind: 'members', team, ...page, members, ...(search && { search }), isFirst: !cursor }
}
