import { z } from 'zod'
import { asDeliveryId } from './domain/ids.ts'
import type { Interaction } from './platforms/platform.ts'

/** Stored JSON is a door too: what was kept is parsed again before it is run again. */
const kept = z.object({
  delivery: z.string().transform(asDeliveryId),
  kind: z.enum(['command', 'shortcut', 'press', 'submission', 'suggest']),
  name: z.string(),
  actor: z.object({ platform: z.string(), id: z.string() }),
  actorName: z.string(),
  isOurs: z.boolean(),
  place: z.object({
    platform: z.string(),
    space: z.string().exactOptional(),
    channel: z.string().exactOptional(),
    isDirect: z.boolean(),
  }),
  input: z.record(z.string(), z.unknown()),
  message: z.object({ platform: z.string(), channel: z.string(), message: z.string() }).exactOptional(),
  doneAt: z.coerce.date().exactOptional(),
})

export const writeInteraction = (interaction: Interaction, doneAt: Date): string =>
  JSON.stringify({ ...interaction, doneAt })

/** Throws for a body that an older version wrote in another form. */
export const readInteraction = (body: string): Interaction => kept.parse(JSON.parse(body))
