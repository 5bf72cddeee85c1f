import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { isSound, problemsOf } from './kills/describe.ts'
import { runStorm } from './storm/run-storm.ts'

// Ten minutes of the simulated clock in which nearly every third call to anybody goes wrong; afterwards everything has to
// come to its end, and nobody may have been told of it before it was so.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    invitations: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})
const [minutes, invitations, seed] = [values.minutes, values.invitations, values.seed].map(Number)

process.stdout.write(`seed=${seed}\n`)
const report = await runStorm({ minutes: minutes ?? 10, invitations: invitations ?? 100, seed: seed ?? 1 })
const { calls, heard, early, verdict } = report
for (const line of [...early, ...problemsOf(verdict)]) process.stdout.write(`${line}\n`)
process.stdout.write(`${calls.wrong} of ${calls.all} calls went wrong; people read ${heard} things\n`)
const { lost, backendDoubled, cardsOpen } = verdict
process.stdout.write(
  `invitations=${report.invitations} unfinished=${lost.length} early=${early.length} backend_doubled=${backendDoubled.length} cards_open=${cardsOpen.length}\n`,
)
if (early.length > 0 || !isSound([verdict])) process.exitCode = 1
