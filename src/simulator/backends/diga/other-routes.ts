import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { projectBody } from './bodies.ts'
import { type Caller, identify } from './caller.ts'
import { pageOf } from './pages.ts'
import { readPart, refuse } from './refusal.ts'
import { ROLES } from './roles.ts'
import { findSeat, type Project, type World } from './world.ts'

const named = z.object({ role_id: z.guid() })

/** Projects and roles. The slash at the end belongs to the path. */
export function addOtherRoutes(app: FastifyInstance, world: World): void {
  app.get('/v1/project/', (request) => {
    const own = projectsOf(world, identify(world, request)).map((project) => projectBody(world, project))
    return pageOf(own, request.query, 50)
  })

  app.get('/v1/role/', (request) => {
    identify(world, request)
    return ROLES
  })

  app.get('/v1/role/:role_id', (request) => {
    identify(world, request)
    const { role_id } = readPart('path', named, request.params)
    const role = ROLES.find(({ id }) => id === role_id)
    if (!role) throw refuse.noSuchRole()
    return role
  })
}

const projectsOf = (world: World, { key, profile }: Caller): readonly Project[] =>
  key ? [key.project] : world.projects.filter((project) => findSeat(world, project, profile.id))
