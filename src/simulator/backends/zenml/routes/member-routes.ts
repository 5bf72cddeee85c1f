import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { authenticate, authorize } from '../caller.ts'
import { exit } from '../membership.ts'
import type { State } from '../model.ts'
import { memberPayload } from '../payloads.ts'
import { flag, readCall } from '../read-call.ts'
import { rolesOf } from '../roles.ts'
import { answerJson } from './answer-json.ts'

const inOrganization = z.object({ organization_id: z.guid() })
const listing = {
  path: inOrganization,
  query: z.object({
    role_id: z.guid().optional(),
    include_users: flag.default(true),
    include_service_accounts: flag.default(true),
    include_teams: flag.default(true),
  }),
}
const removing = { path: inOrganization, query: z.object({ user_id: z.guid() }) }

export function addMemberRoutes(app: FastifyInstance, state: State): void {
  const path = '/organizations/:organization_id/members'
  app.get(path, async (request, reply) => list(state, request, reply))
  app.delete(path, async (request, reply) => remove(state, request, reply))
}

async function list(state: State, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await authenticate(state, request.headers)
  const { path, query } = readCall(listing, request)
  authorize(state, caller, { organization: path.organization_id, right: 'view' })
  const users = [...state.members]
    .flatMap((id) => state.users.get(id) ?? [])
    .filter((user) => (user.isServiceAccount ? query.include_service_accounts : query.include_users))
  const teams = query.include_teams ? state.teams : []
  const isWanted = ({ id }: { id: string }) => holds(state, id, query.role_id)
  return answerJson(reply, [
    ...users.filter(isWanted).map((user) => memberPayload(state, { user })),
    ...teams.filter(isWanted).map((team) => memberPayload(state, { team })),
  ])
}

const holds = (state: State, holder: string, role: string | undefined): boolean =>
  role === undefined || rolesOf(state, holder).some(({ id }) => id === role)

/** People may take themselves out without any right. */
async function remove(state: State, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await authenticate(state, request.headers)
  const { path, query } = readCall(removing, request)
  if (query.user_id !== caller.id || path.organization_id !== state.organization.id)
    authorize(state, caller, { organization: path.organization_id, right: 'manage' })
  const user = state.members.has(query.user_id) ? state.users.get(query.user_id) : undefined
  if (!user) throw notFound('Member')
  if (user.isServiceAccount)
    throw new ApiError(403, 'Service accounts cannot be removed from their organization.')
  exit(state, user)
  return answerJson(reply, null)
}
