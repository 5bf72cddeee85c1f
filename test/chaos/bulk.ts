import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { describeRun, isSoundRun } from './bulk/describe-run.ts'
import { BULK_SETTINGS, runBulkKills } from './bulk/run-bulk-kills.ts'

// Kills the real process with SIGKILL again and again while it invites a list of people; afterwards twins and backend are
// asked what became of every line, and whether the report and its table say the same. One list for each way to run it.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    rows: { type: 'string', default: '1000' },
    /** The share of calls that go wrong as well. */
    wrong: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})
const [kills, wrong] = [Number(values.kills), Number(values.wrong)]
const [rows, seed] = [Number(values.rows), Number(values.seed)]

process.stdout.write(`seed=${seed}\n`)
const reports = await runBulkKills({ kills, wrong, rows, seed, settings: BULK_SETTINGS })
for (const report of reports) process.stdout.write(`\n${describeRun(report)}\n`)
if (!reports.every(isSoundRun)) process.exitCode = 1
