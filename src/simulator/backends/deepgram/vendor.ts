import type { Vendor } from '../stand-in.ts'
import type { Site } from './enter.ts'
import { isRole, roleOf } from './scopes.ts'

/** What people do in Deepgram's console. */
export function createVendor({ accounts, project }: Site): Vendor {
  const join = (email: string, role: string) => {
    if (!isRole(role)) throw new Error(`Deepgram has no role ${role}`)
    project.join(accounts.signUp(email), role)
  }
  return {
    signUp: async (email, name) => ({ token: accounts.signUp(email, name).key }),
    addMember: async (email, role) => join(email, role),
    removeMember: async (email) => {
      const member = project.members.get(email)
      if (!member) throw new Error('Nobody with this address is a member')
      project.remove(member)
    },
    members: async () =>
      [...project.members.values()].map(({ email, scopes }) => ({ email, role: roleOf(scopes) })),
    invitations: async () => [...project.invites].map(([email, role]) => ({ email, role })),
    mailsTo: (email) => project.mailsTo(email),
    accept: async (email) => {
      const scope = project.invites.get(email)
      if (scope === undefined) throw new Error('Nothing to accept: no invitation is open for this address')
      join(email, scope)
    },
  }
}
