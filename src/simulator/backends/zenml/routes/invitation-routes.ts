import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { authenticate, authorize } from '../caller.ts'
import { invite, isPending, pendingFor, revoke } from '../invitations.ts'
import { userByEmail } from '../membership.ts'
import type { State } from '../model.ts'
import { invitationRead } from '../payloads.ts'
import { address, flag, readCall } from '../read-call.ts'
import { answerJson } from './answer-json.ts'

const inOrganization = z.object({ organization_id: z.guid() })
const listing = {
  path: inOrganization,
  query: z.object({
    email: address.optional(),
    inviting_user_id: z.guid().optional(),
    only_pending: flag.default(false),
  }),
}
const creating = { path: inOrganization, body: z.object({ email: address, role_id: z.guid() }) }
const revoking = { path: inOrganization.extend({ invitation_id: z.guid() }) }

/** The organization's side of invitations. */
export function addInvitationRoutes(app: FastifyInstance, state: State): void {
  const path = '/organizations/:organization_id/invitations'
  app.get(path, async (request, reply) => list(state, request, reply))
  app.post(path, async (request, reply) => create(state, request, reply))
  app.delete(`${path}/:invitation_id`, async (request, reply) => {
    const caller = await authenticate(state, request.headers)
    const call = readCall(revoking, request)
    authorize(state, caller, { organization: call.path.organization_id, right: 'manage' })
    const invitation = state.invitations.find(({ id }) => id === call.path.invitation_id)
    if (!invitation) throw notFound('Invitation')
    revoke(state, invitation)
    return answerJson(reply, null)
  })
}

/** Finished ones too, unless told otherwise. */
async function list(state: State, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await authenticate(state, request.headers)
  const { path, query } = readCall(listing, request)
  authorize(state, caller, { organization: path.organization_id, right: 'view' })
  const found = state.invitations.filter(
    (one) =>
      (query.email === undefined || one.email === query.email) &&
      (query.inviting_user_id === undefined || one.inviter === query.inviting_user_id) &&
      (!query.only_pending || isPending(state, one)),
  )
  return answerJson(
    reply,
    found.map((one) => invitationRead(state, one)),
  )
}

async function create(state: State, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await authenticate(state, request.headers)
  const { path, body } = readCall(creating, request)
  authorize(state, caller, { organization: path.organization_id, right: 'manage' })
  const role = state.roles.find(({ id }) => id === body.role_id)
  if (!role) throw notFound('Role')
  refuseDoubles(state, body.email)
  const invitation = invite(state, { email: body.email, role: role.id, inviter: caller.id })
  return answerJson(reply, invitationRead(state, invitation))
}

function refuseDoubles(state: State, email: string): void {
  const user = userByEmail(state, email)
  if (user && state.members.has(user.id))
    throw new ApiError(409, 'The user is already a member of the organization.')
  if (pendingFor(state, email).length > 0)
    throw new ApiError(409, 'A pending invitation for this email already exists.')
}
