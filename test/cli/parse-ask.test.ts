import { expect, test } from 'vitest'
import { parseAsk } from '../../src/cli/parse-ask.ts'

test.each([
  ['effects', [], { kind: 'effects', isJson: false }],
  ['effects', ['--json'], { kind: 'effects', isJson: true }],
  ['effects', ['retry', 'e1'], { kind: 'retry', effect: 'e1' }],
  ['effects', ['retry', '--parked'], { kind: 'retry_parked' }],
  ['reconcile', [], { kind: 'reconcile', isDryRun: false }],
  ['reconcile', ['--team', 'docs', '--dry-run'], { kind: 'reconcile', isDryRun: true, team: 'docs' }],
  ['resume', ['discord'], { kind: 'resume', platform: 'discord' }],
] as const)('usher %s %j', (word, more, ask) => {
  expect(parseAsk(word, more)).toEqual(ask)
})

test.each([
  ['effects', ['all'], 'usher effects --json'],
  ['effects', ['--josn'], 'usher effects --json'],
  ['effects', ['--json', 'more'], 'usher effects --json'],
  ['effects', ['retry'], 'usher effects retry and an id'],
  ['effects', ['retry', 'e1', 'e2'], 'usher effects retry and an id'],
  ['effects', ['retry', 'e1', '--parked'], 'usher effects retry and an id'],
  ['reconcile', ['docs'], '--team and an id'],
  ['reconcile', ['--team'], '--team and an id'],
  ['reconcile', ['--dry'], '--dry-run changes nothing'],
  ['resume', [], 'usher resume discord'],
  ['resume', ['slack', 'discord'], 'usher resume discord'],
] as const)('usher %s %j is answered with what can be written', (word, more, usage) => {
  const answer = parseAsk(word, more)
  expect('usage' in answer && answer.usage).toContain(usage)
})
