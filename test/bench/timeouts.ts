import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { standIns } from '../../src/simulator/backends/stand-ins.ts'
import type { BackendName } from './timeouts/bot.ts'
import { faultSends } from './timeouts/fault-sends.ts'
import type { Tally } from './timeouts/judge.ts'

// Every send to every backend goes wrong the first time: done and not answered, answered badly or half, or not done at
// all, or the process dies with it. Afterwards the backends' own counters are asked who got how many invitations.

const { values } = parseArgs({
  options: {
    sends: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    backend: { type: 'string', multiple: true },
  },
})
const [sends, seed] = [Number(values.sends), Number(values.seed)]

const names: readonly BackendName[] = ['embedded', ...standIns.map(({ name }) => name)]
const wanted = names.filter((name) => values.backend?.includes(name) ?? true)

process.stdout.write(`seed=${seed}\n`)
const tallies: Tally[] = []
for (const name of wanted) {
  const tally = await faultSends(name, { sends, seed })
  process.stdout.write(`${details(tally)}\n`)
  tallies.push(tally)
}
for (const { name, faulted, lost, doubled } of tallies)
  process.stdout.write(`${name} faulted=${faulted} lost=${lost} doubled=${doubled}\n`)
if (tallies.some((one) => one.lost + one.doubled > 0 || one.faulted < sends)) process.exitCode = 1

function details({ name, done, faulted, calls, leftAlone, unconfirmed, failed, problems }: Tally): string {
  const { there, notThere } = unconfirmed
  const figures = [
    `done_unheard=${done}`,
    `not_done=${faulted - done}`,
    `calls=${calls}`,
    `left_alone=${leftAlone}`,
    `unconfirmed=${there + notThere} (there=${there} not_there=${notThere})`,
    `failed=${failed}`,
  ]
  return [`${name} ${figures.join(' ')}`, ...problems.map((problem) => `  ${problem}`)].join('\n')
}
