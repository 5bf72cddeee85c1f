import { z } from 'zod'
import type { Seat, Vendor } from '../stand-in.ts'
import type { GetAccount } from './accounts.ts'
import type { App } from './app.ts'
import type { Time } from './time.ts'

export type VendorDeps = {
  readonly app: App
  readonly time: Time
  readonly organization: string
  readonly getAccount: GetAccount
  readonly mailsTo: (email: string) => number
}

/** Role names come from tests and from the page. */
const role = z.enum(['owner', 'admin', 'member'])

/** What people do in the pages of the application. */
export function createVendor(deps: VendorDeps): Vendor {
  const { app, organization, getAccount, mailsTo } = deps
  return {
    signUp: async (email, name) => ({ token: (await getAccount(email, name)).token }),
    addMember: async (email, named) => {
      const { id } = await getAccount(email)
      await app.api.addMember({
        body: { userId: id, role: role.parse(named), organizationId: organization },
      })
    },
    removeMember: async (email) => {
      const { id } = await getAccount(email)
      const { adapter } = await app.$context
      await adapter.delete({ model: 'member', where: [of(organization), { field: 'userId', value: id }] })
    },
    members: () => listMembers(deps),
    invitations: async () => (await listOpen(deps)).map(({ email, role: named }) => ({ email, role: named })),
    mailsTo,
    accept: (email) => accept(deps, email),
  }
}

const of = (organization: string) => ({ field: 'organizationId', value: organization })

async function listMembers({ app, organization }: VendorDeps): Promise<readonly Seat[]> {
  const { adapter, internalAdapter } = await app.$context
  const members = await adapter.findMany<{ userId: string; role: string }>({
    model: 'member',
    where: [of(organization)],
  })
  const users = await Promise.all(members.map(({ userId }) => internalAdapter.findUserById(userId)))
  return members.map((member, index) => ({ email: users[index]?.email ?? '', role: member.role }))
}

type Invitation = Seat & { readonly id: string; readonly status: string; readonly expiresAt: Date }

async function listOpen({ app, time, organization }: VendorDeps): Promise<readonly Invitation[]> {
  time.catchUp()
  const { adapter } = await app.$context
  const all = await adapter.findMany<Invitation>({ model: 'invitation', where: [of(organization)] })
  return all.filter(({ status, expiresAt }) => status === 'pending' && expiresAt.getTime() > Date.now())
}

async function accept(deps: VendorDeps, email: string): Promise<void> {
  const open = (await listOpen(deps)).find((one) => one.email === email)
  if (!open) throw new Error('No invitation is open for that address')
  const { token } = await deps.getAccount(email)
  await deps.app.api.acceptInvitation({ body: { invitationId: open.id }, headers: bearing(token) })
}

const bearing = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` })
