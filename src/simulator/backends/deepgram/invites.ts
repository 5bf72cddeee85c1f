import { z } from 'zod'
import type { Visit } from './enter.ts'
import { refuse } from './refusal.ts'
import { isRole } from './scopes.ts'

const invitation = z.object({ email: z.string(), scope: z.string() })

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** What the list of invitations is called: by the specification, and by an older page about the SDK. */
export type ListName = 'invites' | 'members'

export function listInvites({ project, need }: Visit, name: ListName): unknown {
  need('members:read:invites', 'admins:read:invites', 'owners:read:invites')
  return { [name]: [...project.invites].map(([email, scope]) => ({ email, scope })) }
}

/** Whether addresses are told apart by case is not known; here they are not. */
export function sendInvite({ project, need, body }: Visit): unknown {
  const parsed = invitation.safeParse(body)
  if (!parsed.success) throw refuse.missingField()
  const { email, scope } = parsed.data
  if (!ADDRESS.test(email)) throw refuse.badEmail()
  if (!isRole(scope)) throw refuse.unknownScope()
  need(`${scope}s:write:invites`)
  project.invite(email.toLowerCase(), scope)
  return { message: 'Successfully sent the invitation.' }
}

export function revokeInvite({ project, need, email }: Visit): unknown {
  const scope = project.invites.get(email()) ?? 'member'
  need(`${scope}s:write:invites`)
  project.revoke(email())
  return { message: 'Successfully removed the invitation.' }
}
