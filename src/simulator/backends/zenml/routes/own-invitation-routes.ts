import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound } from '../api-error.ts'
import { authenticate } from '../caller.ts'
import { accept, decline, pendingFor } from '../invitations.ts'
import type { Invitation, State, User } from '../model.ts'
import { invitationInfo } from '../payloads.ts'
import { flag, readCall } from '../read-call.ts'
import { answerJson } from './answer-json.ts'

const one = { path: z.object({ invitation_id: z.guid() }) }
const answering = { ...one, query: z.object({ accept: flag }) }

/** The invitee's side: bound to the user whose token it is, whatever else that user may do. */
export function addOwnInvitationRoutes(app: FastifyInstance, state: State): void {
  app.get('/invitations', async (request, reply) => {
    const { email } = await authenticate(state, request.headers)
    return answerJson(
      reply,
      pendingFor(state, email).map((invitation) => invitationInfo(state, invitation)),
    )
  })

  app.get('/invitations/:invitation_id', async (request, reply) => {
    const caller = await authenticate(state, request.headers)
    const { path } = readCall(one, request)
    return answerJson(reply, invitationInfo(state, getOwn(state, caller, path.invitation_id)))
  })

  app.post('/invitations/:invitation_id', async (request, reply) => {
    const caller = await authenticate(state, request.headers)
    const { path, query } = readCall(answering, request)
    const invitation = getOwn(state, caller, path.invitation_id)
    if (query.accept) accept(state, invitation, caller)
    else decline(state, invitation)
    return answerJson(reply, query.accept ? state.organization.id : null)
  })
}

/** What is somebody else's, expired or answered is not there. */
function getOwn(state: State, { email }: User, id: string): Invitation {
  const own = pendingFor(state, email).find((invitation) => invitation.id === id)
  if (!own) throw notFound('Invitation')
  return own
}
