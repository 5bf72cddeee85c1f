import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { authenticate, authorize } from '../caller.ts'
import { isPending } from '../invitations.ts'
import type { Grant, Right, State } from '../model.ts'
import { assignmentPayload } from '../payloads.ts'
import { readCall } from '../read-call.ts'
import { grant, takeBack } from '../roles.ts'
import { answerJson } from './answer-json.ts'

const withRole = { path: z.object({ role_id: z.guid() }) }
const holder = z.object({
  user_id: z.guid().optional(),
  team_id: z.guid().optional(),
  invitation_id: z.guid().optional(),
})
const changing = { ...withRole, query: holder }

/** Who holds a role: people, teams and invitations alike. */
export function addAssignmentRoutes(app: FastifyInstance, state: State): void {
  const path = '/roles/:role_id/assignments'
  app.get(path, async (request, reply) => {
    const { path: asked } = await readRole(state, request, 'view')
    const held = state.grants.filter(({ role }) => role === asked.role_id)
    return answerJson(
      reply,
      held.map((one) => assignmentPayload(state, one)),
    )
  })
  app.post(path, async (request, reply) => {
    grant(state, await readGrant(state, request))
    return answerJson(reply, null)
  })
  app.delete(path, async (request, reply) => {
    if (!takeBack(state, await readGrant(state, request))) throw notFound('Role assignment')
    return answerJson(reply, null)
  })
}

async function readRole(state: State, request: FastifyRequest, right: Right) {
  const caller = await authenticate(state, request.headers)
  const call = readCall(withRole, request)
  if (!state.roles.some(({ id }) => id === call.path.role_id)) throw notFound('Role')
  authorize(state, caller, { organization: state.organization.id, right })
  return call
}

async function readGrant(state: State, request: FastifyRequest): Promise<Grant> {
  const { path } = await readRole(state, request, 'manage')
  const to = Object.values(readCall(changing, request).query).filter((id) => id !== undefined)
  const [only] = to
  if (only === undefined || to.length > 1)
    throw new ApiError(400, 'Exactly one of user_id, team_id and invitation_id is needed.')
  if (!canHold(state, only)) throw notFound('Holder of the role')
  return { role: path.role_id, to: only }
}

const canHold = (state: State, id: string): boolean =>
  state.members.has(id) ||
  state.teams.some((team) => team.id === id) ||
  state.invitations.some((one) => one.id === id && isPending(state, one))
