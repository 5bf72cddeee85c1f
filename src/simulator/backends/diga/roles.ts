import { z } from 'zod'

export const roleName = z.enum(['admin', 'member', 'reader'])
export type RoleName = z.infer<typeof roleName>

export type Role = { readonly id: string; readonly name: RoleName; readonly permissions: readonly string[] }

/** What a key may be restricted to, as far as the team is concerned. */
export const PERMISSIONS = ['members.view', 'members.create', 'members.update', 'members.delete'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** The same three in every project; only admins see the team. */
export const ROLES: readonly Role[] = [
  {
    id: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e01',
    name: 'admin',
    permissions: [...PERMISSIONS, 'agents.view', 'agents.update', 'analytics.view'],
  },
  {
    id: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e02',
    name: 'member',
    permissions: ['agents.view', 'agents.update', 'analytics.view'],
  },
  { id: '6f3d2f54-6f0e-4a57-9c2a-0d7a5b1c9e03', name: 'reader', permissions: ['analytics.view'] },
]

export function roleBody(name: RoleName): Role {
  const role = ROLES.find((one) => one.name === name)
  if (!role) throw new Error(`There is no role ${name}`)
  return role
}
