import { parseArgs } from 'node:util'
import { type StandInName, standIns } from '../../src/simulator/backends/stand-ins.ts'
import { type Costs, countCalls } from './calls/count-calls.ts'

// How many calls at the vendor a click costs, when nothing was asked for a while. With --details, which ones.

const { values } = parseArgs({ options: { details: { type: 'boolean', default: false } } })

const all = new Map<StandInName, Costs>()
for (const { name } of standIns) all.set(name, await countCalls(name))

const names = [...all.keys()]
const acts = [...(all.get('deepgram')?.keys() ?? [])]
const rows = [
  ['calls for', ...names],
  ...acts.map((act) => [act, ...names.map((name) => String(all.get(name)?.get(act)?.length ?? '-'))]),
]
for (const [act = '', ...counts] of rows)
  process.stdout.write(`${act.padEnd(26)}${counts.map((count) => count.padStart(12)).join('')}\n`)
if (values.details) for (const [name, costs] of all) process.stdout.write(`\n${name}\n${details(costs)}\n`)

function details(costs: Costs): string {
  return [...costs].map(([act, calls]) => `  ${act}\n${tally(calls)}`).join('\n')
}

function tally(calls: readonly string[]): string {
  const times = new Map<string, number>()
  for (const call of calls) times.set(call, (times.get(call) ?? 0) + 1)
  return [...times].map(([call, count]) => `    ${count} × ${call}`).join('\n')
}
