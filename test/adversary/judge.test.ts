import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { on } from './everywhere.ts'
import { createJudge } from './judge.ts'
import { openStage, type Stage } from './stage.ts'
import { tally } from './tally.ts'

// Who finds nothing to say against anybody may be blind: here they are shown what they have to see.

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.world.close())

const judge = async (attempt: Attempt) => {
  const { notes: _, ...verdict } = await createJudge(stage).judge(attempt)
  return verdict
}

test('what somebody may do counts as done', async () => {
  const agreed = on('slack', 'An admin agrees', {
    by: 'dora',
    send: (forger, { subjects }) => forger.press('dora', { name: 'agree_change', subject: subjects.asked }),
  })
  expect(await judge(agreed)).toEqual({ succeeded: true, answered: true, audited: false })
})

test('what somebody may read counts as read', async () => {
  const read = on('discord', 'An admin reads who is in the team', {
    by: 'bob',
    hides: ['Dora Lindqvist'],
    send: (forger) => forger.command('bob', { name: 'members' }),
  })
  expect(await judge(read)).toEqual({ succeeded: true, answered: true, audited: false })
})

test('silence is no answer, and what somebody else was refused is not noted for them', async () => {
  const silent: Attempt = {
    title: 'Nobody answers',
    place: 'slack',
    by: { platform: 'slack', handle: 'bob' },
    send: async (seen) => {
      await seen.at('slack').press('tomas', { name: 'agree_change', subject: seen.subjects.asked })
      return { isSaid: false, words: '' }
    },
  }
  expect(await judge(silent)).toEqual({ succeeded: false, answered: false, audited: false })
})

test('what was noted for another place does not count', async () => {
  const misplaced: Attempt = {
    ...on('slack', 'A member agrees', {
      by: 'tomas',
      send: (forger, { subjects }) =>
        forger.press('tomas', { name: 'agree_change', subject: subjects.asked }),
    }),
    place: 'web',
  }
  expect(await judge(misplaced)).toEqual({ succeeded: false, answered: true, audited: false })
})

test('the last line counts what was seen, and against us what was not', () => {
  const repelled = { succeeded: false, answered: true, audited: true }
  expect(tally([{ title: 'one', verdict: repelled }])).toBe('attempts=1 succeeded=0 unanswered=0 unaudited=0')
  const others = [
    { title: 'one', verdict: repelled },
    { title: 'two', verdict: { succeeded: true, answered: true, audited: false } },
    { title: 'three', verdict: { succeeded: false, answered: false, audited: true } },
    { title: 'four' },
  ]
  expect(tally(others)).toBe('attempts=4 succeeded=2 unanswered=2 unaudited=2')
})
