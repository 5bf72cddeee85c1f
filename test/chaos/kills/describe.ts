import type { Verdict } from '../judge/judge.ts'
import type { Report } from './run-kills.ts'

const MOST_LISTED = 30

/** Where it was killed, how often, and what was found of it; the last line is for machines as well. */
export function describe(report: Report): string {
  const { points, lanes, verdicts, invitations, calls, kills, untouched } = report
  const rows = [...points]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([point, byLane]) => [point, ...lanes.map((lane) => String(byLane.get(lane) ?? 0))])
  const problems = verdicts.flatMap(({ lane, verdict }) =>
    problemsOf(verdict).map((line) => `${lane}: ${line}`),
  )
  return [
    ...table([['where it was killed', ...lanes], ...rows]),
    '',
    `killed at ${points.size} kinds of moments; passed ${untouched.length} others`,
    // Of a short run it would be nearly all of them.
    ...(untouched.length < MOST_LISTED ? untouched.toSorted() : []),
    `${invitations} invitations; ${calls.wrong} of ${calls.all} calls went wrong as well`,
    ...problems,
    lastLine(
      kills,
      verdicts.map(({ verdict }) => verdict),
    ),
  ].join('\n')
}

export const problemsOf = (verdict: Verdict): string[] =>
  Object.entries(verdict).flatMap(([kind, lines]) => lines.map((line) => `${kind}: ${line}`))

export function lastLine(kills: number, verdicts: readonly Verdict[]): string {
  const sum = (kind: keyof Verdict) => verdicts.reduce((total, one) => total + one[kind].length, 0)
  return [
    `kills=${kills}`,
    `lost=${sum('lost')}`,
    `backend_doubled=${sum('backendDoubled')}`,
    `discord_doubled=${sum('discordDoubled')}`,
    `slack_doubled=${sum('slackDoubled')}`,
    `cards_open=${sum('cardsOpen')}`,
  ].join(' ')
}

/** What Slack doubles is counted and explained; nothing else may happen at all. */
export const isSound = (verdicts: readonly Verdict[]): boolean =>
  verdicts.every(
    ({ lost, backendDoubled, discordDoubled, cardsOpen }) =>
      lost.length + backendDoubled.length + discordDoubled.length + cardsOpen.length === 0,
  )

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
