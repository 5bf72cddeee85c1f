import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { memberBody } from './bodies.ts'
import { type Caller, demand, identify, namedProject } from './caller.ts'
import { readRole } from './invitations.ts'
import { pageOf } from './pages.ts'
import { readPart, refuse } from './refusal.ts'
import type { Permission } from './roles.ts'
import { findSeat, type Project, removeSeat, type Seat, seatsOf, type World } from './world.ts'

const inProject = z.object({ project_id: z.guid() })
const named = inProject.extend({ profile_id: z.guid() })
const roleChange = z.object({ role: z.string() })

export function addMemberRoutes(app: FastifyInstance, world: World): void {
  app.get('/v1/project/:project_id/member', (request) => {
    const { caller, project } = enter(world, request)
    demand(world, caller, { project, needs: 'members.view' })
    return pageOf(seatsOf(world, project).map(memberBody), request.query, 100)
  })

  app.get('/v1/project/:project_id/member/me', (request) => {
    const caller = identify(world, request)
    const { project_id } = readPart('path', inProject, request.params)
    const project = world.projects.find(({ id }) => id === project_id)
    const seat = project && findSeat(world, project, caller.profile.id)
    if (!seat) throw refuse.noSuchMember()
    return memberBody(seat)
  })

  app.get('/v1/project/:project_id/member/:profile_id', (request) =>
    memberBody(findNamed(world, request, 'members.view')),
  )

  app.delete('/v1/project/:project_id/member/:profile_id', (request, reply) => {
    const seat = findNamed(world, request, 'members.delete')
    if (isLastAdmin(world, seat)) throw refuse.lastAdmin()
    removeSeat(world, seat)
    return reply.code(204).send()
  })

  app.patch('/v1/project/:project_id/member/:profile_id/role', (request, reply) => {
    const { role: text } = readPart('body', roleChange, request.body)
    const seat = findNamed(world, request, 'members.update')
    const role = readRole(text)
    if (role !== 'admin' && isLastAdmin(world, seat)) throw refuse.lastAdmin()
    seat.role = role
    return reply.code(204).send()
  })
}

function enter(world: World, request: FastifyRequest): { caller: Caller; project: Project } {
  const caller = identify(world, request)
  const { project_id } = readPart('path', inProject, request.params)
  return { caller, project: namedProject(world, caller, project_id) }
}

function findNamed(world: World, request: FastifyRequest, needs: Permission): Seat {
  const { caller, project } = enter(world, request)
  const { profile_id } = readPart('path', named, request.params)
  if (!isOwnLeave(caller, profile_id, needs)) demand(world, caller, { project, needs })
  const seat = findSeat(world, project, profile_id)
  if (!seat) throw refuse.noSuchMember()
  return seat
}

/** People may leave whatever their role; a key is nobody who could. */
const isOwnLeave = ({ key, profile }: Caller, profileId: string, needs: Permission): boolean =>
  !key && profile.id === profileId && needs === 'members.delete'

const isLastAdmin = (world: World, { project, role }: Seat): boolean =>
  role === 'admin' && seatsOf(world, project).filter((seat) => seat.role === 'admin').length === 1
