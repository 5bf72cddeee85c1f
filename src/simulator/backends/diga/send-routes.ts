import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { invitationBody } from './bodies.ts'
import { sendBulk } from './bulk.ts'
import { demand, identify, impliedProject } from './caller.ts'
import type { Habits } from './habits.ts'
import { invite, readRole } from './invitations.ts'
import { readPart } from './refusal.ts'
import type { World } from './world.ts'

const offer = z.object({ email: z.string(), role: z.string().default('member') })
const offers = z.object({ invitations: z.array(offer) })

/** Sending names no project: it is the key's. */
export function addSendRoutes(app: FastifyInstance, world: World, habits: Habits): void {
  app.post('/v1/project/invitation/send', (request, reply) => {
    const caller = identify(world, request)
    const { email, role } = readPart('body', offer, request.body)
    const project = impliedProject(caller)
    demand(world, caller, { project, needs: 'members.create' })
    const invitation = invite(world, caller, { project, email, role: readRole(role) })
    return reply.code(201).send(invitationBody(world, invitation))
  })

  app.post('/v1/project/invitation/send/bulk', (request, reply) => {
    const caller = identify(world, request)
    const { invitations } = readPart('body', offers, request.body)
    const project = impliedProject(caller)
    demand(world, caller, { project, needs: 'members.create' })
    const wishes = invitations.map(({ email, role }) => ({ project, email, role: readRole(role) }))
    const answer = sendBulk(world, caller, wishes)
    return reply.code(201).send(habits.contradictsItself ? answer.contradicting : answer.straight)
  })
}
