import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { describe } from './kills/describe.ts'
import { runKills, SETTINGS } from './kills/run-kills.ts'

// The short form of `npm run chaos`. What it prints on failure has the seed that brought it about.

test('nothing is lost or done twice when the process is killed thirty times', {
  timeout: 240_000,
}, async () => {
  const seed = randomInt(2 ** 31)
  const report = await runKills({ kills: 30, seed, settings: SETTINGS.slice(0, 2), isParallel: true })
  expect(describe(report), `seed=${seed}`).toMatch(
    /\nkills=30 lost=0 backend_doubled=0 discord_doubled=0 slack_doubled=0 cards_open=0$/,
  )
})
