import type { BulkLine } from '../domain/bulk.ts'
import { outcomeOf } from '../domain/bulk-outcome.ts'
import { outcomeWords, verdictWords } from './bulk-words.ts'
import { csvText } from './csv.ts'
import type { LineWords } from './line-words.ts'

/** Every line of a list in its order: what would come of it, or did. Corrected, it can be given as a list again. */
export const bulkCsv = (lines: Iterable<BulkLine>, what: 'preview' | 'report'): string =>
  csvText([
    ['line', 'email', 'name', 'role', 'note', what === 'preview' ? 'verdict' : 'outcome', 'why'],
    ...Array.from(lines, (line) => cellsOf(line, wordsOf(line, what))),
  ])

const wordsOf = (line: BulkLine, what: 'preview' | 'report'): LineWords =>
  what === 'preview' ? verdictWords(line.verdict) : outcomeWords(outcomeOf(line))

const cellsOf = (
  { line, email, typed, name = '', role = '', note = '' }: BulkLine,
  { label, why, next }: LineWords,
): readonly string[] => [
  String(line),
  email ?? typed,
  name,
  role,
  note,
  label,
  [why, next].filter((sentence) => sentence !== undefined).join(' '),
]
