import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { authenticate, authorize } from '../caller.ts'
import type { State } from '../model.ts'
import { organizationPayload, rolePayload } from '../payloads.ts'
import { readCall } from '../read-call.ts'
import { answerJson } from './answer-json.ts'

const listing = {
  query: z.object({
    name: z.string().optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
}
const inOrganization = { path: z.object({ organization_id: z.guid() }) }

export function addOrganizationRoutes(app: FastifyInstance, state: State): void {
  app.get('/organizations', async (request, reply) => {
    const caller = await authenticate(state, request.headers)
    const { name, offset, limit } = readCall(listing, request).query
    const own = state.members.has(caller.id) ? [state.organization] : []
    const found = own.filter((one) => name === undefined || one.name === name)
    return answerJson(reply, found.slice(offset, offset + limit).map(organizationPayload))
  })

  app.get('/organizations/:organization_id/roles', async (request, reply) => {
    const caller = await authenticate(state, request.headers)
    const { path } = readCall(inOrganization, request)
    authorize(state, caller, { organization: path.organization_id, right: 'view' })
    return answerJson(
      reply,
      state.roles.map((role) => rolePayload(role, state)),
    )
  })
}
