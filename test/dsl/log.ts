import type { Logger } from 'pino'
import { createLog } from '../../src/log.ts'
import { findLeaks } from './leaks.ts'

export type CapturedLog = {
  readonly logger: Logger
  /** Every line so far. */
  readonly text: () => string
  readonly lines: () => readonly string[]
}

/** Of this test file: written by whatever log since the last look. */
let unread: string[] = []
const secrets = new Map<string, string>()
/** Those that are no secret from the store. */
const kept = new Set<string>()

/** The bot's own logger at its most talkative, into memory. What it holds is looked at after each test. */
export function captureLog(): CapturedLog {
  const lines: string[] = []
  const write = (line: string) => {
    lines.push(line)
    unread.push(line)
  }
  return { logger: createLog('trace', { write }), text: () => lines.join(''), lines: () => lines }
}

/** For the log of another process, piece by piece: its lines are looked at as well. */
export function noteLog(): (piece: string) => void {
  let begun = ''
  return (piece) => {
    const lines = `${begun}${piece}`.split('\n')
    begun = lines.pop() ?? ''
    unread.push(...lines)
  }
}

/** No line of this test file may hold it. */
export function noteSecret(value: string, what: string): string {
  if (value.length >= SHORTEST) secrets.set(value, what)
  return value
}

/** As {@link noteSecret}, for what the bot cannot do without: the store may hold it. */
export function noteKept(value: string, what: string): string {
  kept.add(value)
  return noteSecret(value, what)
}

/** What neither a log nor the store may hold as it is, by value. */
export const secretsFromStore = (): ReadonlyMap<string, string> =>
  new Map([...secrets].filter(([value]) => !kept.has(value)))

/** Anything shorter is in a log by accident. */
const SHORTEST = 5

/** Those of the variables that are secrets. */
export function noteSecretsOf(environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment))
    if (/TOKEN|SECRET|KEY|PASSWORD|DATABASE_URL/.test(name)) noteSecret(value, name)
}

/** Throws where something is in a log that must not be; each line is looked at once. */
export function expectCleanLog(): void {
  const lines = unread
  unread = []
  const leaks = new Set(findLeaks(lines, secrets))
  if (leaks.size > 0) throw new Error(`The log is not clean:\n${[...leaks].join('\n')}`)
}
