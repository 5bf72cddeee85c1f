import { z } from 'zod'
import { localized } from './command-options.ts'
import { messageBody } from './message.ts'
import { modal } from './modal.ts'

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localized(z.string().max(100)),
  value: z.union([z.string().max(100), z.number()]),
})

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
export const callbackBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal(4), data: messageBody }),
  z.object({ type: z.literal(5), data: z.object({ flags: z.int().nullish() }).nullish() }),
  z.object({ type: z.literal(6) }),
  z.object({ type: z.literal(7), data: messageBody.nullish() }),
  z.object({ type: z.literal(8), data: z.object({ choices: z.array(choice).max(25) }) }),
  z.object({ type: z.literal(9), data: modal }),
])

export type Callback = z.output<typeof callbackBody>
export type Choice = z.output<typeof choice>
