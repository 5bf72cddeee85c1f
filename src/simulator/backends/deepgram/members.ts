import { z } from 'zod'
import type { Visit } from './enter.ts'
import type { Member } from './project.ts'
import { refuse } from './refusal.ts'
import { circleOf, isScope, roleOf } from './scopes.ts'

const READ_ALL = ['members:read', 'admins:read', 'owners:read']
const change = z.object({ scope: z.string() })

export function listMembers({ project, need }: Visit): unknown {
  need(...READ_ALL)
  return { members: [...project.members.values()].map(asPayload) }
}

export function removeMember({ project, target, need }: Visit): unknown {
  const member = target()
  need(`${roleOf(member.scopes)}s:write:kick`)
  project.remove(member)
  return { message: 'Successfully removed the member.' }
}

export function readScopes({ target, need }: Visit): unknown {
  need(...READ_ALL)
  return { scopes: target().scopes }
}

export function writeScope({ project, target, need, body }: Visit): unknown {
  const parsed = change.safeParse(body)
  if (!parsed.success) throw refuse.missingField()
  const { scope } = parsed.data
  if (!isScope(scope)) throw refuse.unknownScope()
  const member = target()
  need(`${roleOf(member.scopes)}s:write:scopes`, `${circleOf(scope)}:write:scopes`)
  project.addScope(member, scope)
  return { message: 'Successfully updated the scope.' }
}

/** Acts on whoever made the key, and takes the key along. */
export function leave({ project, caller }: Visit): unknown {
  project.remove(caller)
  return { message: 'Successfully left the project.' }
}

function asPayload({ id, email, name, scopes }: Member): unknown {
  const [first, ...rest] = name?.split(' ') ?? []
  return {
    member_id: id,
    email,
    ...(first && { first_name: first }),
    ...(rest.length > 0 && { last_name: rest.join(' ') }),
    scopes,
  }
}
