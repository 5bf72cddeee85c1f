import { describe, expect, test } from 'vitest'
import { bulkProgressView, replacedBulkView } from '../../src/views/bulk-progress.ts'
import { OVER, sent, sightOf, waiting } from './bulk-run-samples.ts'
import { readAloud } from './read-aloud.ts'

const HALF = [
  waiting(570),
  sent('sending', 20),
  sent('pending', 300, { isReached: true }),
  sent('pending', 98),
  sent('failed', 2, { failure: 'no_seats' }),
  { verdict: 'new', state: 'refused', reason: 'member', rows: 10 } as const,
]

const read = (...sight: Parameters<typeof sightOf>) => readAloud(bulkProgressView(sightOf(...sight)))

describe('how far a list is', () => {
  test('while it runs', () => {
    expect(read(HALF, 20, { leftMs: 11.2 * 60_000 })).toMatchInlineSnapshot(`
      "(waiting) Inviting 1,000 people to Lighthouse
      ▰▰▰▰▱▱▱▱▱▱ 41%: 410 of 1,000 done
      About 12 minutes left.
      Invited: 398
      Reached in a chat: 300
      Not invited: 10
      Failed: 2
      Being sent: 20
      Waiting: 570
      [Pause] [Stop]
      Ann asked for it"
    `)
  })

  test.each([
    [20_000, 'Less than a minute left.'],
    [61_000, 'About 2 minutes left.'],
    [3 * 3_600_000, 'About 3 hours left.'],
    [50 * 3_600_000, 'About 50 hours left.'],
  ])('%i milliseconds before its end', (leftMs, words) => {
    expect(read(HALF, 20, { leftMs })).toContain(words)
  })

  test.each([
    [{ kind: 'backend', word: 'not_answering' } as const, 'Usher is not answering right now'],
    [{ kind: 'backend', word: 'unauthorized' } as const, 'does not take my key any more'],
    [{ kind: 'platform', title: 'Slack' } as const, 'Slack does not answer as it should right now'],
    [{ kind: 'hold' } as const, 'I may not write in one of the chats right now'],
  ])('while it waits for %o', (trouble, words) => {
    expect(read(HALF, 20, { trouble })).toContain(words)
  })

  test('while it is stopped', () => {
    expect(read(HALF, 20, { bulk: { stoppedByName: 'Bob' } })).toMatchInlineSnapshot(`
      "(waiting) Stopping the invitations to Lighthouse
      ▰▰▰▰▱▱▱▱▱▱ 41%: 410 of 1,000 done
      Bob stopped it. What was under way already still arrives.
      Invited: 398
      Reached in a chat: 300
      Not invited: 10
      Failed: 2
      Being sent: 20
      Waiting: 570
      Ann asked for it"
    `)
  })

  test('while it is stopped, whoever was left out is not done', () => {
    const left = { verdict: 'new', state: 'left', rows: 18 } as const
    const text = read([sent('pending', 30), sent('sending', 1), left], 1, { bulk: { stoppedByName: 'Bob' } })
    expect(text).toContain('▰▰▰▰▰▰▱▱▱▱ 61%: 30 of 49 done')
    expect(text).toContain('Left out: 18')
  })

  test.each([
    [{ kind: 'asked', byName: 'Bob' } as const, 'Bob paused it'],
    [{ kind: 'not_allowed' } as const, 'Ann may not invite people to this team any more'],
    [{ kind: 'given_up' } as const, 'Something went wrong on my side'],
  ])('while it is held: %o', (pause, words) => {
    const text = read(HALF, 0, { bulk: { status: 'paused', pause } })
    expect(text).toContain('Inviting 1,000 people to Lighthouse is paused')
    expect(text).toContain(words)
    expect(text).toContain('[Go on] [Stop]')
    expect(text).not.toContain('on their way')
  })

  test('while it is held with some under way', () => {
    const pause = { kind: 'asked', byName: 'Bob' } as const
    expect(read(HALF, 20, { bulk: { status: 'paused', pause } })).toContain('20 people on their way already')
  })

  test('while it is taken back', () => {
    const counts = [sent('revoked', 1_300), sent('revoking', 50), sent('pending', 650)]
    expect(read(counts, 50, { bulk: { status: 'undoing', undoneByName: 'Bob' } })).toMatchInlineSnapshot(`
      "(waiting) Taking back the invitations to Lighthouse
      Bob takes back what is still open: 1,300 of 2,000 so far.
      Ann asked for it"
    `)
  })

  test('when it is over', () => {
    expect(read([sent('joined', 1)], 0, { bulk: OVER })).toMatchInlineSnapshot(`
      "(neutral) The list of 1 person for Lighthouse is done
      My report says what became of everybody; /team bulk begins another list.
      Ann asked for it"
    `)
    expect(read([sent('revoked', 1)], 0, { bulk: { status: 'undone' } })).toContain('were taken back')
  })

  test('on a message that a newer one has taken the place of', () => {
    expect(readAloud(replacedBulkView(sightOf([])))).toMatchInlineSnapshot(`
      "(neutral) A list of people for Lighthouse
      My newer message shows what became of it.
      Ann asked for it"
    `)
  })
})

test.each([
  [0, '▱▱▱▱▱▱▱▱▱▱ 0%'],
  [99, '▱▱▱▱▱▱▱▱▱▱ 9%'],
  [100, '▰▱▱▱▱▱▱▱▱▱ 10%'],
  [999, '▰▰▰▰▰▰▰▰▰▱ 99%'],
])('%i of a thousand are as long as %s', (done, bar) => {
  expect(read([waiting(1_000 - done), sent('joined', done)], 0)).toContain(bar)
})
