import type { Bulk } from '../domain/bulk.ts'
import type { BulkFileOutcome } from '../domain/draft-outcomes.ts'
import { clip } from '../domain/list-text.ts'
import { bulkCsv } from './bulk-csv.ts'
import { figures } from './figures.ts'
import { noBulkView } from './no-bulk.ts'
import type { Answer, View } from './view.ts'

/** Never in a channel: it is full of addresses. */
export function bulkFileAnswer(outcome: BulkFileOutcome): Answer {
  if (outcome.kind !== 'file') return { kind: 'reply', view: noBulkView(outcome) }
  const { bulk, lines } = outcome
  const what = isPreview(bulk) ? 'preview' : 'report'
  return {
    kind: 'personal',
    view: fileView(lines.length, what),
    file: { name: nameOf(bulk, what), content: bulkCsv(lines, what) },
    elsewhere: ELSEWHERE,
  }
}

const isPreview = ({ status }: Bulk): boolean => status === 'drafted' || status === 'dropped'

const fileView = (lines: number, what: 'preview' | 'report'): View => ({
  tone: 'neutral',
  title: `Here is the list with its ${figures(lines, 'line')}`,
  lines: [
    what === 'preview'
      ? 'Its last columns say what would happen with every line, and why. Correct what you like and give it to me again with /team bulk.'
      : 'Its last columns say what became of every line, and why.',
  ],
})

const ELSEWHERE: View = {
  tone: 'good',
  title: 'The CSV is in my direct message to you',
  lines: ['Nobody else can see it there.'],
}

const NAME_LENGTH = 40

/** After the file that was given, in letters that every system takes. */
function nameOf({ file = 'list' }: Bulk, what: 'preview' | 'report'): string {
  const stem = file
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${clip(stem, NAME_LENGTH) || 'list'}-${what}.csv`
}
