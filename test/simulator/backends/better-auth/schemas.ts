import { z } from 'zod'
import type { Exchange } from '../../../../src/simulator/backends/stand-in.ts'

// The contract says what Usher may count on; the package answers more than that, which is its business.

const id = z.string().min(1)
const date = z.iso.datetime()

export const invitation = z.object({
  id,
  organizationId: id,
  email: z.string().regex(/^[^A-Z]+$/),
  role: z.string(),
  status: z.enum(['pending', 'accepted', 'rejected', 'canceled']),
  expiresAt: date,
  createdAt: date,
  inviterId: id,
})

/** As the invitee sees it. */
const ownInvitation = invitation.extend({ organizationName: z.string() })

const member = z.object({
  id,
  organizationId: id,
  userId: id,
  role: z.string(),
  createdAt: date,
})

const user = z.object({ id, name: z.string(), email: z.string() })
export const members = z.object({ members: z.array(member.extend({ user })) })
const error = z.object({ code: z.string().optional(), message: z.string() })

type Answers = Readonly<Record<number, z.ZodType>>

const refused: Answers = { 400: error, 401: error, 403: error }

const operations: Readonly<Record<string, Answers>> = {
  'POST /organization/invite-member': { 200: invitation },
  'GET /organization/list-invitations': { 200: z.array(invitation) },
  'GET /organization/list-user-invitations': { 200: z.array(ownInvitation) },
  'GET /organization/get-invitation': { 200: ownInvitation },
  'POST /organization/accept-invitation': { 200: z.object({ invitation, member }) },
  'POST /organization/reject-invitation': { 200: z.object({ invitation, member: z.null() }) },
  'POST /organization/cancel-invitation': { 200: invitation },
  'GET /organization/list-members': { 200: members },
  'POST /organization/update-member-role': { 200: member },
  'POST /organization/remove-member': { 200: z.unknown() },
  'POST /organization/leave': { 200: z.unknown() },
}

/** Throws where something was answered that the contract does not have. */
export function checkAnswer({ method, path, status, answered }: Exchange): void {
  const called = `${method} ${path.replace('/api/auth', '').replace(/\?.*/, '')}`
  const schema = { ...refused, ...operations[called] }[status]
  if (!operations[called] || !schema) throw new Error(`${called} never answers ${status}`)
  schema.parse(answered)
}
