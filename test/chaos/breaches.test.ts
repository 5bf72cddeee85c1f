import { expect, test } from 'vitest'
import { problemsOf } from './kills/describe.ts'
import { runKills } from './kills/run-kills.ts'

// A rig that cannot fail is worth nothing.

test('a bot that does everything twice, or forgets it, is found out', { timeout: 120_000 }, async () => {
  const { verdicts } = await runKills({
    kills: 1,
    seed: 1,
    settings: [{ engine: 'sqlite', size: 1, home: 'embedded' }],
    isParallel: false,
    isCareless: true,
  })
  const found = verdicts.flatMap(({ verdict }) => problemsOf(verdict)).join('\n')
  expect(found).toMatch(/discordDoubled: Crew \d+: once more/)
  expect(found).toMatch(/lost: Crew \d+: accept was wanted and taken, and it is joining/)
  expect(found).toMatch(/cardsOpen: Crew \d+: Accept, Decline on/)
})
