import { expect, test } from 'vitest'
import { problemsOf } from './bulk/describe-run.ts'
import { runBulkKills } from './bulk/run-bulk-kills.ts'

// A rig that cannot fail is worth nothing.

test('a bot that sends everything twice, or forgets somebody of a list, is found out', {
  timeout: 120_000,
}, async () => {
  const reports = await runBulkKills({
    kills: 1,
    wrong: 0,
    rows: 50,
    seed: 1,
    settings: [{ engine: 'sqlite', size: 1, home: 'embedded' }],
    isCareless: true,
  })
  const found = reports.flatMap(({ verdict }) => problemsOf(verdict)).join('\n')
  expect(found).toMatch(/cardsDoubled: line \d+: 2 cards on slack/)
  expect(found).toMatch(
    /unfinished: line \d+: invited, with\w* a message from me was wanted, and the table says being sent/,
  )
  expect(found).toMatch(/reportOff: the figures make \d+ of 50/)
})
