import type { FastifyReply } from 'fastify'

/** JSON also where it is `null` or a bare string, which FastAPI sends as such. */
export const answerJson = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply.type('application/json').send(JSON.stringify(value))
