import { parseArgs } from 'node:util'
import { duel } from './speed/duel.ts'
import { report } from './speed/report.ts'

// How fast and how big Usher is beside a bare Bolt app and a bare discord.js bot that say the same. Every bot is a
// process of its own, all twins are in this one, and the bots take turns. It measures and never fails: what it says
// depends on the machine, and only the ratios mean anything elsewhere.

const { values } = parseArgs({ options: { profile: { type: 'string' } } })

try {
  const duels = [await duel('slack', values.profile), await duel('discord', values.profile)]
  process.stdout.write(`${report(duels)}\n`)
} catch (error) {
  process.stdout.write(`nothing was measured: ${String(error)}\n`)
}
