import { expect, test } from 'vitest'
import { tendBulkAnswer } from '../../src/views/bulk-tend.ts'
import { OVER, sightOf } from './bulk-run-samples.ts'
import { readAloud } from './read-aloud.ts'

test.each([
  [
    'that is paused',
    { status: 'paused' } as const,
    'Ask them; or press Stop, and give me a list in your own name',
  ],
  ['that is over', OVER, 'Ask them; or take the CSV of the list and give it to me'],
])(
  "somebody else's list %s goes on by its owner alone: the others read what they can do",
  (_, wish, words) => {
    const { bulk } = sightOf([], 0, { bulk: wish })
    const answer = tendBulkAnswer({ kind: 'not_yours', bulk })
    expect(answer.kind === 'reply' && readAloud(answer.view)).toContain(
      `Everybody on it is invited in the name of Ann. ${words}`,
    )
  },
)
