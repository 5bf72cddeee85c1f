import { z } from 'zod'

/** What the rig says to the process. */
export const toBot = z.discriminatedUnion('kind', [
  /** Starts the app; the clock is so far ahead. Everything before, loading above all, was only preparation. */
  z.object({ kind: z.literal('begin'), aheadMs: z.number() }),
  z.object({ kind: z.literal('aim'), point: z.string().optional(), hit: z.number().default(1) }),
  z.object({ kind: z.literal('pass_time'), ms: z.number() }),
  /** Answered once nothing is due or under way any more. */
  z.object({ kind: z.literal('be_quiet'), ask: z.number() }),
  z.object({ kind: z.literal('stop') }),
])

/** What the process says. */
export const fromBot = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('passed'), point: z.string() }),
  /** `nextAtMs` is when the next effect is due, on the process's own clock. */
  z.object({ kind: z.literal('quiet'), ask: z.number(), nextAtMs: z.number().optional() }),
])

export type ToBot = z.input<typeof toBot>
export type FromBot = z.output<typeof fromBot>
