import type { FastifyInstance } from 'fastify'
import { serve } from '../serve.ts'
import type { StandIn, StandInOptions } from '../stand-in.ts'
import type { Habits } from './habits.ts'
import { addInvitationRoutes } from './invitation-routes.ts'
import { addMemberRoutes } from './member-routes.ts'
import { addOtherRoutes } from './other-routes.ts'
import { invalid, Refusal, refuse } from './refusal.ts'
import { PERMISSIONS } from './roles.ts'
import { addSendRoutes } from './send-routes.ts'
import { createVendor } from './vendor.ts'
import { addKey, openProject, signUp, type World } from './world.ts'

const WEEK_MS = 7 * 24 * 3_600_000

export type DigaOptions = StandInOptions &
  Partial<Habits> & {
    /** What the operator's key may do: everything about members, unless said otherwise. */
    readonly permissions?: readonly string[]
    readonly keyExpiresAt?: Date
    /** A week, unless said otherwise. */
    readonly invitationLifetimeMs?: number
  }

export type DigaStandIn = StandIn & {
  /** A good key, of somebody else's project on the same server. */
  readonly strangersKey: string
}

/** Diga with one project of ours and one of strangers. The operator's key was made by the project's first admin. */
export async function startDiga(options: DigaOptions): Promise<DigaStandIn> {
  const world = createWorld(options)
  const { name, owner } = options.team
  const creator = signUp(world, owner.email, owner.name)
  const project = openProject(world, name, creator)
  const permissions = options.permissions ?? PERMISSIONS
  const key = addKey(world, { project, creator, permissions, expiresAt: options.keyExpiresAt })

  const habits = { contradictsItself: options.contradictsItself ?? false }
  const served = await serve((app) => addRoutes(app, world, habits))
  return {
    ...served,
    name: 'diga',
    vendor: createVendor(world, project),
    environment: {
      USHER_BACKEND: 'diga',
      DIGA_PROJECT_ID: project.id,
      DIGA_API_KEY: key.secret,
      DIGA_API_URL: served.url.href,
    },
    strangersKey: openStrangers(world),
  }
}

const createWorld = ({ clock, invitationLifetimeMs = WEEK_MS }: DigaOptions): World => ({
  now: () => clock.now(),
  invitationLifetimeMs,
  profiles: [],
  projects: [],
  seats: [],
  invitations: [],
  keys: [],
})

function openStrangers(world: World): string {
  const creator = signUp(world, 'someone@strangers.example', 'Someone Else')
  const project = openProject(world, 'Strangers', creator)
  return addKey(world, { project, creator, permissions: PERMISSIONS }).secret
}

function addRoutes(app: FastifyInstance, world: World, habits: Habits): void {
  app.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, reply) => {
    const refusal = asRefusal(error)
    return reply.code(refusal.status).send(refusal.body)
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ detail: 'Not Found' }))
  addMemberRoutes(app, world)
  addInvitationRoutes(app, world)
  addSendRoutes(app, world, habits)
  addOtherRoutes(app, world)
}

/** A body that cannot be read is the validator's business too. */
function asRefusal(error: Error & { readonly statusCode?: number }): Refusal {
  if (error instanceof Refusal) return error
  const isTheirs = error.statusCode !== undefined && error.statusCode < 500
  return isTheirs
    ? invalid('body', [{ code: 'custom', path: [], message: 'JSON decode error', input: undefined }])
    : refuse.broken()
}
