import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { OperatorAsk } from '../operator/ask.ts'

/** The words that begin an operator's command. */
export const OPERATOR_WORDS = ['effects', 'reconcile', 'resume'] as const

type OperatorWord = (typeof OPERATOR_WORDS)[number]

/** What is asked for, or a sentence with what can be. */
export function parseAsk(word: OperatorWord, more: readonly string[]): OperatorAsk | { usage: string } {
  return PARSERS[word](more) ?? { usage: USAGE[word] }
}

const USAGE: Readonly<Record<OperatorWord, string>> = {
  effects:
    'Write usher effects, usher effects --json, usher effects retry and an id, or usher effects retry --parked.',
  reconcile: 'Write usher reconcile; --dry-run changes nothing, --team and an id looks at one team only.',
  resume: 'Write usher resume and the platform, as in usher resume discord.',
}

const PARSERS: Readonly<Record<OperatorWord, (more: readonly string[]) => OperatorAsk | undefined>> = {
  effects: ([first, ...more]) =>
    first === 'retry' ? parseRetry(more) : parseList(first ? [first, ...more] : more),
  reconcile: parseReconcile,
  resume: ([platform, ...more]) =>
    platform === undefined || more.length > 0 ? undefined : { kind: 'resume', platform },
}

function parseList(words: readonly string[]): OperatorAsk | undefined {
  const parsed = read(words, { json: { type: 'boolean' } })
  return parsed && parsed.positionals.length === 0
    ? { kind: 'effects', isJson: parsed.values.json === true }
    : undefined
}

function parseRetry(words: readonly string[]): OperatorAsk | undefined {
  const parsed = read(words, { parked: { type: 'boolean' } })
  if (!parsed) return undefined
  const [effect, ...more] = parsed.positionals
  if (parsed.values.parked === true) return effect === undefined ? { kind: 'retry_parked' } : undefined
  return effect === undefined || more.length > 0 ? undefined : { kind: 'retry', effect }
}

function parseReconcile(words: readonly string[]): OperatorAsk | undefined {
  const parsed = read(words, { 'dry-run': { type: 'boolean' }, team: { type: 'string' } })
  if (!parsed || parsed.positionals.length > 0) return undefined
  const { 'dry-run': isDryRun = false, team } = parsed.values
  return { kind: 'reconcile', isDryRun, ...(team !== undefined && { team }) }
}

/** Undefined for a word that is no option here. */
function read<const Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch {
    return undefined
  }
}
