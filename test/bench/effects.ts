import { startPostgres } from '../store/postgres-server.ts'
import { type Measured, measure } from './effects/measure.ts'

// How fast two processes on one PostgreSQL run effects, and whether each is run once. First those that wait already when
// they start: how many a second. Then some that are committed by a third process, one at a time, while the two have
// nothing to do: how long from the commit until the platform is called. Counted here, by what the platform was asked for.

const server = await startPostgres()
try {
  const measured = await measure(await server.createDatabase())
  process.stdout.write(`${report(measured)}\n`)
  if (countLost(measured) + countDoubled(measured) > 0) process.exitCode = 1
} finally {
  await server.stop()
}

function report(measured: Measured): string {
  const { waiting, oneByOne, delivered } = measured
  const firsts = [...waiting.keys()].flatMap((to) => delivered.get(to)?.slice(0, 1) ?? [])
  const seconds = (Math.max(...firsts) - Math.min(...firsts)) / 1000
  const waits = [...oneByOne].map(([to, [atMs = 0]]) => (delivered.get(to)?.[0] ?? Number.NaN) - atMs)
  const ms = (share: number) => percentile(waits, share).toFixed(1)
  return [
    `effects=${waiting.size + oneByOne.size} processes=2`,
    `lost=${countLost(measured)} doubled=${countDoubled(measured)}`,
    `per_second=${Math.round(waiting.size / seconds)}`,
    `dispatch_p50_ms=${ms(0.5)} dispatch_p99_ms=${ms(0.99)}`,
  ].join(' ')
}

function countLost({ waiting, oneByOne, delivered, left }: Measured): number {
  return left + [...waiting.keys(), ...oneByOne.keys()].filter((to) => !delivered.has(to)).length
}

function countDoubled({ delivered }: Measured): number {
  return [...delivered.values()].filter(({ length }) => length > 1).length
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}
