import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { getAdmin, getCaller } from './caller.ts'
import { listInvitations, revoke } from './invitations.ts'
import { listMembers, removeMember, updateUser } from './members.ts'
import { Refusal } from './refusal.ts'
import { send } from './send.ts'
import { loginUrl, whoAmI } from './sign-in.ts'
import type { Trieve } from './state.ts'
import { readUuid } from './uuid.ts'

export function addRoutes(app: FastifyInstance, trieve: Trieve): void {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ message: 'Not Found' }))
  addInvitationRoutes(app, trieve)
  addMemberRoutes(app, trieve)
  app.get('/api/auth/me', (request, reply) => reply.send(whoAmI(trieve, request)))
  app.get('/api/auth', ({ query }, reply) => reply.redirect(loginUrl(query), 303))
}

function answerError(error: FastifyError | Refusal, _: unknown, reply: FastifyReply): FastifyReply {
  const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500)
  return reply.code(status).send({ message: error.message })
}

type Ids = { Params: { organization_id: string; invitation_id: string; user_id: string } }

function addInvitationRoutes(app: FastifyInstance, trieve: Trieve): void {
  app.post('/api/invitation', async (request, reply) => {
    await send(trieve, getAdmin(trieve, request, 'broken'), request.body)
    return reply.code(204).send()
  })
  for (const path of ['/api/invitations/:organization_id', '/api/invitation/:organization_id'])
    app.get<Ids>(path, (request, reply) => {
      getAdmin(trieve, request, 'unauthorized')
      return reply.send(listInvitations(trieve, readUuid(request.params.organization_id)))
    })
  app.delete<Ids>('/api/invitation/:invitation_id', async (request, reply) => {
    getAdmin(trieve, request, 'unauthorized')
    revoke(trieve, readUuid(request.params.invitation_id))
    return reply.code(204).send()
  })
}

function addMemberRoutes(app: FastifyInstance, trieve: Trieve): void {
  app.get<Ids>('/api/organization/users/:organization_id', (request, reply) => {
    getAdmin(trieve, request, 'unauthorized')
    return reply.send(listMembers(trieve, readUuid(request.params.organization_id)))
  })
  app.delete<Ids>('/api/organization/:organization_id/user/:user_id', async (request, reply) => {
    const caller = getAdmin(trieve, request, 'broken')
    removeMember(trieve, caller, readUuid(request.params.user_id))
    return reply.code(204).send()
  })
  app.put('/api/user', async (request, reply) => {
    updateUser(trieve, getCaller(trieve, request, 'broken'), request.body)
    return reply.code(204).send()
  })
}
