import type { FastifyRequest } from 'fastify'
import { refuse } from './refusal.ts'
import type { Permission } from './roles.ts'
import { findSeat, type Key, type Profile, type Project, type World } from './world.ts'

/** Who calls: the account, which for a key is whoever made it (unpublished, but it has to be somebody). */
export type Caller = { readonly profile: Profile; readonly key?: Key }

/** Throws 401. */
export function identify(world: World, { headers }: FastifyRequest): Caller {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  const key = world.keys.find(({ secret }) => secret === token)
  if (key && (key.expiresAt === undefined || world.now() < key.expiresAt))
    return { profile: key.creator, key }
  const profile = world.profiles.find((one) => one.token === token)
  if (!profile) throw refuse.unauthorized()
  return { profile }
}

/** Where a path names none, it is the key's project; a person's token has none, hence 404. */
export function impliedProject({ key }: Caller): Project {
  if (!key) throw refuse.noSuchProject()
  return key.project
}

/** The project of the path, if the caller belongs to it. Throws 404. */
export function namedProject(world: World, caller: Caller, projectId: string): Project {
  const project = world.projects.find(({ id }) => id === projectId)
  if (!project || !belongs(world, caller, project)) throw refuse.noSuchProject()
  return project
}

const belongs = (world: World, { key, profile }: Caller, project: Project): boolean =>
  key ? key.project === project : findSeat(world, project, profile.id) !== undefined

/** Throws 403: a key needs the permission, a person the role of an admin. */
export function demand(world: World, caller: Caller, right: { project: Project; needs: Permission }): void {
  const { project, needs } = right
  if (caller.key && !caller.key.permissions.includes(needs)) throw refuse.missingPermission()
  if (!caller.key && findSeat(world, project, caller.profile.id)?.role !== 'admin') throw refuse.wrongRole()
}
