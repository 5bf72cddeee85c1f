import { describe, expect, test } from 'vitest'
import type { Bulk, BulkStatus } from '../../src/domain/bulk.ts'
import {
  begin,
  decidePause,
  decideResume,
  decideRetry,
  decideStop,
  decideUndo,
  finish,
  hold,
  UNDO_MS,
} from '../../src/domain/bulk-steps.ts'
import { tallyOf } from '../../src/domain/bulk-tally.ts'
import { asBulkId, asTeamId } from '../../src/domain/ids.ts'

const ann = { platform: 'chat', id: 'ann' }
const bob = { platform: 'chat', id: 'bob' }
const NOON = new Date('2026-03-02T12:00:00Z')
const later = (ms: number) => new Date(NOON.getTime() + ms)

const bulk = (wish: Partial<Bulk> = {}): Bulk => ({
  id: asBulkId('b1'),
  team: asTeamId('main'),
  tenant: 'acme',
  asker: ann,
  askerName: 'Ann',
  place: { platform: 'chat', isDirect: true },
  leftOut: [],
  role: 'member',
  status: 'running',
  round: 1,
  createdAt: NOON,
  ...wish,
})

const pace = { since: NOON, waiting: 5 }

const STATUSES: readonly BulkStatus[] = [
  'reading',
  'drafted',
  'running',
  'paused',
  'finished',
  'undoing',
  'undone',
  'dropped',
]

describe('what can be done with a list, by how it stands', () => {
  const invited = { status: 'pending', isReached: true } as const
  const tally = tallyOf([{ verdict: 'new', state: 'sent', sent: invited, rows: 2 }], 0)
  const possible = (status: BulkStatus): readonly string[] => {
    const one = bulk({ status, undoUntil: later(1) })
    const steps = {
      pause: decidePause(one, 'Bob'),
      resume: decideResume(one, { by: bob, pace }),
      stop: decideStop(one, 'Bob'),
      retry: decideRetry(one, { by: ann, tally: { failed: 1, left: 0 } }),
      undo: decideUndo(one, { byName: 'Bob', at: NOON, tally }),
    }
    return Object.entries(steps).flatMap(([name, { kind }]) => (kind === 'go' ? [name] : []))
  }

  test.each(STATUSES)('%s', (status) => {
    const can: Readonly<Partial<Record<BulkStatus, readonly string[]>>> = {
      running: ['pause', 'stop'],
      paused: ['resume', 'stop'],
      finished: ['retry', 'undo'],
    }
    expect(possible(status)).toEqual(can[status] ?? [])
  })

  test('one that was stopped can be neither paused nor stopped again', () => {
    const stopped = bulk({ stoppedByName: 'Bob' })
    expect(decidePause(stopped, 'Ann')).toEqual({ kind: 'already' })
    expect(decideStop(stopped, 'Ann')).toEqual({ kind: 'already' })
  })
})

test('what held and ended it is forgotten when it begins again', () => {
  const over = bulk({
    status: 'finished',
    pause: { kind: 'given_up' },
    stoppedByName: 'Bob',
    finishedAt: NOON,
    undoUntil: NOON,
  })
  expect(begin(over, { at: later(1), pace })).toStrictEqual(
    bulk({ status: 'running', round: 2, startedAt: later(1), pace }),
  )
})

test('somebody who lost the right is the only one who can go on, and of any other pause anybody is', () => {
  const held = hold(bulk(), 'not_allowed')
  expect(decideResume(held, { by: bob, pace })).toEqual({ kind: 'not_yours' })
  expect(decideResume(held, { by: ann, pace })).toStrictEqual({ kind: 'go', bulk: bulk({ pace }) })
  expect(decideResume(hold(bulk(), 'given_up'), { by: bob, pace })).toMatchObject({ kind: 'go' })
})

test('to stop a list that is paused ends the pause', () => {
  const paused = bulk({ status: 'paused', pause: { kind: 'asked', byName: 'Bob' } })
  expect(decideStop(paused, 'Mia')).toStrictEqual({ kind: 'go', bulk: bulk({ stoppedByName: 'Mia' }) })
})

test.each([
  ['whoever asked, of what failed', { by: ann, failed: 1, left: 0 }, 'go'],
  ['of who was left out', { by: ann, failed: 0, left: 1 }, 'go'],
  ['of nothing', { by: ann, failed: 0, left: 0 }, 'nothing'],
  ['another admin', { by: bob, failed: 1, left: 1 }, 'not_yours'],
])('trying again, %s', (_, { by, failed, left }, kind) => {
  const over = bulk({ status: 'finished' })
  expect(decideRetry(over, { by, tally: { failed, left } })).toMatchObject({ kind })
})

test('it can be taken back for half an hour, and not where nobody has an open invitation', () => {
  const over = finish(bulk(), NOON)
  const open = tallyOf(
    [{ verdict: 'new', state: 'sent', sent: { status: 'pending', isReached: false }, rows: 1 }],
    0,
  )
  const joined = tallyOf(
    [{ verdict: 'new', state: 'sent', sent: { status: 'joined', isReached: true }, rows: 1 }],
    0,
  )
  const decide = (at: Date, tally = open) => decideUndo(over, { byName: 'Bob', at, tally })
  expect(decide(later(UNDO_MS))).toStrictEqual({
    kind: 'go',
    bulk: { ...over, status: 'undoing', undoneByName: 'Bob' },
  })
  expect(decide(later(UNDO_MS + 1))).toEqual({ kind: 'too_late' })
  expect(decide(NOON, joined)).toEqual({ kind: 'nothing' })
})
