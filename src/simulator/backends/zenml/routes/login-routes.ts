import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { ACCESS_TOKEN_SECONDS, authenticate, giveAccessToken, userWithKey } from '../caller.ts'
import type { State } from '../model.ts'
import { userPayload } from '../payloads.ts'
import { readCall } from '../read-call.ts'
import { answerJson } from './answer-json.ts'

const login = { body: z.object({ password: z.string() }) }

export function addLoginRoutes(app: FastifyInstance, state: State): void {
  // In a scope of its own: nothing else takes forms.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm)
    scope.post('/auth/login', async (request, reply) => answerJson(reply, logIn(state, request)))
  })

  app.get('/users/me', async (request, reply) =>
    answerJson(reply, userPayload(await authenticate(state, request.headers))),
  )
}

const readForm = async (_request: unknown, body: string | Buffer): Promise<unknown> =>
  Object.fromEntries(new URLSearchParams(String(body)))

function logIn(state: State, request: FastifyRequest): unknown {
  const { body } = readCall(login, request)
  const user = userWithKey(state, body.password)
  if (!user) throw new ApiError(401, 'Invalid credentials')
  return {
    access_token: giveAccessToken(state, user),
    token_type: 'bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    device_id: randomUUID(),
    device_metadata: null,
  }
}
