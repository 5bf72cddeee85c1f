import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { enter, identify, type Site, type Visit } from './enter.ts'
import { type ListName, listInvites, revokeInvite, sendInvite } from './invites.ts'
import { leave, listMembers, readScopes, removeMember, writeScope } from './members.ts'
import { Refusal, refuse } from './refusal.ts'

const callersFault = z.object({ statusCode: z.number().max(499) })
const PROJECT = '/v1/projects/:project'

export function addRoutes(app: FastifyInstance, site: Site, listName: ListName): void {
  const entering = (run: (visit: Visit) => unknown) => answering((request) => run(enter(site, request)))

  app.setErrorHandler((error, _request, reply) => answerNo(reply, toRefusal(error)))
  app.setNotFoundHandler((_request, reply) => answerNo(reply, refuse.noSuchRoute()))
  app.get(
    '/v1/projects',
    answering((request) => listProjects(site, request)),
  )
  app.get(`${PROJECT}/members`, entering(listMembers))
  app.delete(`${PROJECT}/members/:member`, entering(removeMember))
  app.get(`${PROJECT}/members/:member/scopes`, entering(readScopes))
  app.put(`${PROJECT}/members/:member/scopes`, entering(writeScope))
  app.get(
    `${PROJECT}/invites`,
    entering((visit) => listInvites(visit, listName)),
  )
  app.post(`${PROJECT}/invites`, entering(sendInvite))
  app.delete(`${PROJECT}/invites/:email`, entering(revokeInvite))
  app.delete(`${PROJECT}/leave`, entering(leave))
}

const answering = (run: (request: FastifyRequest) => unknown) => async (request: FastifyRequest) =>
  run(request)

function listProjects({ accounts, project }: Site, request: FastifyRequest): unknown {
  const isIn = project.members.has(identify(accounts, request).email)
  return { projects: isIn ? [{ project_id: project.id, name: project.name }] : [] }
}

/** Where Fastify puts the blame on the caller, it could not read the body. */
function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (callersFault.safeParse(error).success) return refuse.notJson()
  throw error
}

/** A text is JSON, too: it stands in quotes. */
function answerNo(reply: FastifyReply, { status, body }: Refusal): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}
