import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { invitationBody, projectBody } from './bodies.ts'
import { demand, identify, namedProject } from './caller.ts'
import { isOpen, join, readRole } from './invitations.ts'
import { readPart, refuse } from './refusal.ts'
import type { Invitation, World } from './world.ts'

const named = z.object({ invitation_id: z.guid() })
const inProject = named.extend({ project_id: z.guid() })
const roleChange = z.object({ role: z.string() })

/** Finding, revoking and joining name no project: it is the invitation's. */
export function addInvitationRoutes(app: FastifyInstance, world: World): void {
  // Public: whoever knows the id sees the invitation.
  app.get('/v1/project/invitation/:invitation_id', ({ params }) => {
    const invitation = find(world, readPart('path', named, params).invitation_id)
    if (!invitation || invitation.isClosed) throw refuse.noSuchInvitation()
    if (!isOpen(world, invitation)) throw refuse.expired()
    return invitationBody(world, invitation)
  })

  // Without 404: what is unknown counts as revoked.
  app.delete('/v1/project/invitation/:invitation_id', (request, reply) => {
    const caller = identify(world, request)
    const invitation = find(world, readPart('path', named, request.params).invitation_id)
    const project = caller.key ? caller.key.project : invitation?.project
    if (project) demand(world, caller, { project, needs: 'members.delete' })
    if (invitation && invitation.project === project) invitation.isClosed = true
    return reply.code(204).send()
  })

  app.post('/v1/project/invitation/:invitation_id/join', (request) => {
    const { profile } = identify(world, request)
    const invitation = find(world, readPart('path', named, request.params).invitation_id)
    return projectBody(world, join(world, invitation, profile))
  })

  app.patch('/v1/project/:project_id/invitation/:invitation_id/role', (request, reply) => {
    const caller = identify(world, request)
    const { project_id, invitation_id } = readPart('path', inProject, request.params)
    const { role } = readPart('body', roleChange, request.body)
    const project = namedProject(world, caller, project_id)
    demand(world, caller, { project, needs: 'members.update' })
    const invitation = find(world, invitation_id)
    if (invitation?.project !== project || !isOpen(world, invitation)) throw refuse.noSuchInvitation()
    invitation.role = readRole(role)
    return reply.code(204).send()
  })
}

const find = ({ invitations }: World, id: string): Invitation | undefined =>
  invitations.find((invitation) => invitation.id === id)
