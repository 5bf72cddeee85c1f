import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { bad, forbidden, Refusal, unauthorized } from './refusal.ts'
import { ADMIN } from './roles.ts'
import type { Key, Trieve, User } from './state.ts'
import { isUuid } from './uuid.ts'

/** Who calls, within the organization of the header. */
export type Caller = {
  readonly organization: string
  readonly role: number
  /** None behind an organization's key. */
  readonly user?: User
}

/** What the server does where the header that names the organization is missing: it depends on the handler. */
export type WithoutHeader = 'unauthorized' | 'broken'

export function getCaller(trieve: Trieve, request: FastifyRequest, without: WithoutHeader): Caller {
  const organization = readOrganization(request.headers)
  if (organization === undefined && without === 'broken')
    throw new Refusal(500, 'Could not get dataset from request')
  const key = findKey(trieve, request.headers)
  if (!key || organization === undefined) throw unauthorized()
  const caller = callerOf(trieve, key, organization)
  if (!caller || !isInScope(key, request)) throw forbidden()
  return caller
}

export function getAdmin(trieve: Trieve, request: FastifyRequest, without: WithoutHeader): Caller {
  const caller = getCaller(trieve, request, without)
  if (caller.role < ADMIN) throw forbidden()
  return caller
}

/** The key may stand in either header, raw or as a bearer's. */
export function findKey(trieve: Trieve, headers: IncomingHttpHeaders): Key | undefined {
  const given = headers.authorization ?? single(headers['x-api-key'])
  return given === undefined
    ? undefined
    : trieve.keys.find(({ secret }) => secret === given.replace(/^Bearer /, ''))
}

function readOrganization(headers: IncomingHttpHeaders): string | undefined {
  const given = single(headers['tr-organization']) ?? single(headers['x-organization'])
  if (given !== undefined && !isUuid(given)) throw bad('Could not convert Organization to UUID')
  return given?.toLowerCase()
}

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

function callerOf({ memberships }: Trieve, { actsAs }: Key, organization: string): Caller | undefined {
  if ('organization' in actsAs)
    return actsAs.organization === organization ? { organization, role: actsAs.role } : undefined
  const { user } = actsAs
  const found = memberships.find((one) => one.user === user && one.organization === organization)
  return found && { organization, role: found.role, user }
}

/** A scope names the route with its parameters: `DELETE /api/invitation/{invitation_id}`. */
function isInScope({ scopes }: Key, { method, routeOptions }: FastifyRequest): boolean {
  const route = `${method} ${routeOptions.url?.replaceAll(/:(\w+)/g, '{$1}') ?? ''}`
  return scopes.length === 0 || scopes.includes(route)
}
