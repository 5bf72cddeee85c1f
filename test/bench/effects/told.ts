import { z } from 'zod'

/** What a process of the bench tells its parent. */
export const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('delivered'), to: z.string(), atMs: z.number() }),
])

export type Told = z.infer<typeof told>

/** Milliseconds with fractions, comparable among the processes of a machine. */
export const nowMs = (): number => performance.timeOrigin + performance.now()
