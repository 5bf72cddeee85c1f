import type { FastifyInstance } from 'fastify'

/** One thing that is wrong with the call, as FastAPI words it. */
export type Invalid = {
  readonly type: string
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly input: unknown
}

/** Answered as `{detail}`. Source: https://fastapi.tiangolo.com/tutorial/handling-errors/ */
export class ApiError extends Error {
  readonly status: number
  readonly detail: string | readonly Invalid[]
  constructor(status: number, detail: string | readonly Invalid[]) {
    super(`ZenML answers ${status}`)
    this.status = status
    this.detail = detail
  }
}

export const notFound = (what: string): ApiError => new ApiError(404, `${what} not found.`)

export function addErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ detail: 'Not Found' }))
  app.setErrorHandler((error, _request, reply) => {
    const { status, detail } = toApiError(error)
    if (status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(status).send({ detail })
  })
}

/** A body that nobody can read is Fastify's own error, and FastAPI's 422. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (!isUnreadable(error)) return new ApiError(500, 'Internal Server Error')
  return new ApiError(422, [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} }])
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && [400, 415].includes(Number(error.statusCode))
