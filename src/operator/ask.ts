import { z } from 'zod'

/** What an operator can ask of Usher from a terminal, as it travels to the one that runs. */
export const operatorAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('effects'), isJson: z.boolean() }),
  z.object({ kind: z.literal('retry'), effect: z.string() }),
  z.object({ kind: z.literal('retry_parked') }),
  z.object({ kind: z.literal('reconcile'), isDryRun: z.boolean(), team: z.string().exactOptional() }),
  z.object({ kind: z.literal('resume'), platform: z.string() }),
])

export type OperatorAsk = z.infer<typeof operatorAsk>

/** What goes to the terminal; one that is not good ends with code 1. */
export const operatorAnswer = z.object({ lines: z.array(z.string()).readonly(), isGood: z.boolean() })

export type OperatorAnswer = Readonly<z.infer<typeof operatorAnswer>>
