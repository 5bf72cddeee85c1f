import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Account, Accounts } from './accounts.ts'
import type { Member, Project } from './project.ts'
import { refuse } from './refusal.ts'
import { hasRight } from './scopes.ts'

export type Site = { readonly accounts: Accounts; readonly project: Project }

/** A call that came as far as the project: its caller is a member. */
export type Visit = {
  readonly project: Project
  readonly caller: Member
  readonly body: unknown
  /** Throws 400 where the path has no such id. */
  readonly target: () => Member
  /** Percent-decoded. */
  readonly email: () => string
  /** Throws 403 where the caller has less. */
  readonly need: (...rights: readonly string[]) => void
}

const params = z.object({
  project: z.string(),
  member: z.string().default(''),
  email: z.string().default(''),
})

/** Throws 401 for a key that nobody has, 403 for that of somebody outside of the project, 404 for another project. */
export function enter({ accounts, project }: Site, request: FastifyRequest): Visit {
  const account = identify(accounts, request)
  const path = params.parse(request.params)
  if (!isId(path.project)) throw refuse.badId()
  if (path.project !== project.id) throw refuse.unknownProject()
  const caller = project.members.get(account.email)
  if (!caller) throw refuse.tooLittleRight()
  return {
    project,
    caller,
    body: request.body,
    target: () => findTarget(project, path.member),
    email: () => path.email.toLowerCase(),
    // A key can do what its owner can do now, whatever it could when it was made.
    need: (...rights) => {
      if (!rights.every((right) => hasRight(caller.scopes, right))) throw refuse.tooLittleRight()
    },
  }
}

/** Whose key it is. The word is `Token`, as it stands; a `Bearer` is somebody else's. */
export function identify(accounts: Accounts, { headers }: FastifyRequest): Account {
  const key = /^Token (\S+)$/.exec(headers.authorization ?? '')?.[1]
  const account = key === undefined ? undefined : accounts.findByKey(key)
  if (!account) throw refuse.invalidKey()
  return account
}

function findTarget({ members }: Project, id: string): Member {
  if (!isId(id)) throw refuse.badId()
  const member = [...members.values()].find((one) => one.id === id)
  if (!member) throw refuse.unknownMember()
  return member
}

const isId = (text: string): boolean => z.uuid().safeParse(text).success
