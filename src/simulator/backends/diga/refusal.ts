import type { z } from 'zod'

/** What Diga says instead of doing it. There are two shapes, and 422 comes in both. */
export class Refusal extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    super(`Diga answers ${status}`)
    this.name = 'Refusal'
    this.status = status
    this.body = body
  }
}

const coded = (status: number, code: string, message: string) => (): Refusal =>
  new Refusal(status, { status: 'error', error_code: code, message })

export const refuse = {
  unauthorized: coded(401, 'UNAUTHORIZED', 'Invalid or expired credentials'),
  /** The code says something else than the status; so do Diga's own examples. */
  missingPermission: coded(403, 'INTERNAL_SERVER_ERROR', 'The API key lacks the required permission'),
  /** Misspelt at Diga. */
  wrongRole: coded(403, 'UNATHORIZED_ROLE', 'Your role does not allow this action'),
  noSuchProject: coded(404, 'PROJECT_NOT_FOUND', 'Project not found'),
  noSuchMember: coded(404, 'MEMBER_NOT_FOUND', 'Member not found'),
  noSuchInvitation: coded(404, 'INVITATION_NOT_FOUND', 'Invitation not found'),
  noSuchRole: coded(404, 'ROLE_NOT_FOUND', 'Role not found'),
  expired: coded(410, 'INVITATION_EXPIRED', 'The invitation has expired'),
  badEmail: coded(400, 'INVALID_EMAIL', 'The email address is not valid'),
  alreadyIn: coded(409, 'PROFILE_ALREADY_IN_PROJECT', 'The profile already belongs to the project'),
  lastAdmin: coded(400, 'CANNOT_REMOVE_LAST_ADMIN', 'A project needs at least one admin'),
  unknownCursor: coded(400, 'INVALID_PAGINATION_PARAMETERS', 'The cursor does not exist'),
  bothCursors: coded(422, 'INVALID_PAGINATION_PARAMETERS', 'Use either before or after'),
  unknownRole: coded(422, 'NOT_VALID_FIELD', 'role is not valid'),
  broken: coded(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'),
} as const

/** The validator's own 422, in the other shape. */
export const invalid = (where: string, issues: readonly z.core.$ZodIssue[]): Refusal =>
  new Refusal(422, {
    detail: issues.map(({ path, message, code }) => ({ loc: [where, ...path], msg: message, type: code })),
  })

/** Throws the validator's 422. */
export function readPart<Out>(where: 'path' | 'query' | 'body', schema: z.ZodType<Out>, part: unknown): Out {
  const read = schema.safeParse(part)
  if (!read.success) throw invalid(where, read.error.issues)
  return read.data
}
