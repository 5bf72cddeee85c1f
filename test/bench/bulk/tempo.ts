import { z } from 'zod'
import type { Clock } from '../../../src/simulator/clock.ts'

/** A time that runs `factor` times as fast as the machine's since `fromMs`, the same in every process that knows it. */
export type Tempo = { readonly factor: number; readonly fromMs: number }

const REAL_TIME = 1

/** Milliseconds since 1970, with fractions: whole ones would be coarse once they are multiplied. */
const realNow = performance.now.bind(performance)

export const nowMs = ({ factor, fromMs }: Tempo): number =>
  fromMs + (performance.timeOrigin + realNow() - fromMs) * factor

const variables = z.object({ TEMPO_FACTOR: z.coerce.number(), TEMPO_FROM: z.coerce.number() })

/** How a process is told. */
export const tempoEnvironment = ({ factor, fromMs }: Tempo): Readonly<Record<string, string>> => ({
  TEMPO_FACTOR: String(factor),
  TEMPO_FROM: String(fromMs),
})

export function readTempo(environment: unknown): Tempo {
  const { TEMPO_FACTOR: factor, TEMPO_FROM: fromMs } = variables.parse(environment)
  return { factor, fromMs }
}

export const startTempo = (factor = REAL_TIME): Tempo => ({ factor, fromMs: Date.now() })

/** For the twins. */
export function createTempoClock(tempo: Tempo): Clock {
  return {
    now: () => new Date(nowMs(tempo)),
    advance: () => {
      throw new Error('this clock runs by itself')
    },
    after: (ms, work) => {
      const timer = setTimeout(work, ms / tempo.factor).unref()
      return () => clearTimeout(timer)
    },
  }
}
