import { z } from 'zod'
import type { CapturedLog } from './log.ts'

const line = z.record(z.string(), z.unknown())

export type LogLine = Readonly<z.infer<typeof line>>

/** What an operator reads, line by line. */
export const logLines = (log: Pick<CapturedLog, 'lines'>): readonly LogLine[] =>
  log.lines().map((text) => line.parse(JSON.parse(text)))
