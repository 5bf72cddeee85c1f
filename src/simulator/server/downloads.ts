import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { CannotDo, type Twin } from '../twin.ts'
import { type Platform, platform, word } from './messages.ts'

const asked = z.strictObject({ platform, person: word, id: word })

/** `/file?platform=slack&person=ann&id=F1`: what that person downloads, or a sentence that says why they cannot. */
export function addDownloads(app: FastifyInstance, twins: Readonly<Record<Platform, Twin>>): void {
  app.get('/file', async ({ query }, reply) => {
    const wanted = asked.safeParse(query)
    if (!wanted.success) return reply.code(400).send('The simulator did not understand this page.')
    try {
      const content = await twins[wanted.data.platform].files.read(wanted.data.person, wanted.data.id)
      return await reply
        .type('application/octet-stream')
        .header('content-disposition', 'attachment')
        .send(Buffer.from(content))
    } catch (error) {
      if (error instanceof CannotDo) return reply.code(404).send(error.message)
      return reply.code(500).send('The simulator could not do that. Reload the page and try again.')
    }
  })
}
