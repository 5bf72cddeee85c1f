import type { Duel, Samples } from './duel.ts'

/** What was measured, aligned, and the ratios on a line of their own. */
export function report(duels: readonly Duel[]): string {
  const times = duels.flatMap(({ platform, times: of }) =>
    CASES.map(([key, label]) => [platform, label, ...timeCells(of[key])]),
  )
  const memory = duels.flatMap(({ platform, memory: { ours, bare } }) =>
    (['warm', 'after'] as const).map((when) => [
      platform,
      MEMORY[when],
      ...[ours[when], bare[when]].map((mb) => mb.toFixed(1)),
      ratio(ours[when], bare[when]),
    ]),
  )
  return [
    ...align([TIME_HEADER, ...times]),
    '',
    ...align([MEMORY_HEADER, ...memory]),
    '',
    ...NOTES,
    '',
    summary(duels),
  ].join('\n')
}

const CASES = [
  ['help', '/team help'],
  ['inbox', '/team inbox'],
  ['press', 'Accept on a card'],
  ['crowd', '/team help, 50 at once'],
] as const
const MEMORY = { warm: 'after warm-up', after: 'after 2,000 more commands' }

const TIME_HEADER = ['ms', '', 'ours p50', 'bare p50', 'ratio', 'ours p99', 'bare p99', 'ratio']
const MEMORY_HEADER = ['RSS in MB', '', 'ours', 'bare', 'ratio']

const NOTES = [
  'Accept: ours keeps the click and writes the membership, the audit and the outbox durably (SQLite, synchronous=full)',
  'before it answers; the bare bots write nothing and only replace the message. All others: ours reads the store.',
]

function timeCells({ ours, bare }: Samples): string[] {
  return [50, 99].flatMap((rank) => {
    const [mine, theirs] = [percentile(ours, rank), percentile(bare, rank)]
    return [mine.toFixed(2), theirs.toFixed(2), ratio(mine, theirs)]
  })
}

function summary(duels: readonly Duel[]): string {
  const speeds = duels.flatMap(({ platform, times }) =>
    (['help', 'press'] as const).map((key) => {
      const { ours, bare } = times[key]
      return `${platform}_${key}=${ratio(percentile(ours, 50), percentile(bare, 50))}`
    }),
  )
  const sum = (who: 'ours' | 'bare') => duels.reduce((total, { memory }) => total + memory[who].after, 0)
  return `speed ${speeds.join(' ')} rss=${ratio(sum('ours'), sum('bare'))}`
}

const ratio = (ours: number, bare: number): string => (ours / bare).toFixed(2)

/** By nearest rank. */
function percentile(samples: readonly number[], rank: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
