import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { describe, isSound } from './kills/describe.ts'
import { runKills, SETTINGS } from './kills/run-kills.ts'

// Kills the real process with SIGKILL at every step of every effect and at random moments, while calls fail and what
// people do arrives twice, late or in the wrong order; afterwards the twins and the stand-in are asked what they saw.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    declined: { type: 'string', multiple: true },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})
const [kills, seed] = [Number(values.kills), Number(values.seed)]

const { declined = [] } = values

// Without the scope to look, a card whose process died in the moment after it was posted may come to Slack once more.
const granted = declined.length === 0 ? 'all' : `not ${declined.join(', ')}`
process.stdout.write(`seed=${seed}, optional scopes of Slack: ${granted}\n`)
// For a few kills, the time that four settings take to start would be the most of it.
const settings = kills < 60 ? SETTINGS.slice(0, 2) : SETTINGS
const report = await runKills({ kills, seed, settings, isParallel: kills < 60, declined })
process.stdout.write(`${describe(report)}\n`)
if (!isSound(report.verdicts.map(({ verdict }) => verdict))) process.exitCode = 1
