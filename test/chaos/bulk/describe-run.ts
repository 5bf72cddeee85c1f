import type { Verdict } from './judge.ts'
import type { BulkReport } from './run-bulk-kills.ts'

const MOST_LISTED = 20

/** Where it was killed, how often, and what was found of it; the last line is for machines as well. */
export function describeRun({ name, kills, calls, rows, report, points, verdict }: BulkReport): string {
  const moments = [...points].map(([point, byName]) => [point, byName.get(name) ?? 0] as const)
  return [
    `${name}, killed`,
    ...moments
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([point, count]) => `${String(count).padStart(4)} × ${point}`),
    ...(calls.wrong > 0 ? [`${calls.wrong} of ${calls.all} calls went wrong as well`] : []),
    'the report:',
    ...report.split('\n').map((line) => `    ${line}`),
    ...problemsOf(verdict).slice(0, MOST_LISTED),
    lastLine({ kills, rows, verdict }),
  ].join('\n')
}

export const problemsOf = (verdict: Verdict): readonly string[] =>
  Object.entries(verdict).flatMap(([kind, lines]) => lines.map((line) => `${kind}: ${line}`))

function lastLine({ kills, rows, verdict }: Pick<BulkReport, 'kills' | 'rows' | 'verdict'>): string {
  const { unfinished, backendDoubled, cardsDoubled, reportOff } = verdict
  return [
    `kills=${kills}`,
    `rows=${rows}`,
    `unfinished=${unfinished.length}`,
    `backend_doubled=${backendDoubled.length}`,
    `cards_doubled=${cardsDoubled.length}`,
    `report_adds_up=${reportOff.length === 0 ? 'yes' : 'no'}`,
  ].join(' ')
}

export const isSoundRun = ({ verdict }: BulkReport): boolean => problemsOf(verdict).length === 0
