import { expect, test } from 'vitest'
import { type ClosedDoor, isOpenedBySign, isShut, isUnreachable } from '../../src/domain/closed-door.ts'

const since = new Date('2026-03-02T09:00:00Z')
const door: ClosedDoor = { actor: { platform: 'discord', id: '1' }, reason: 'closed', since }

const after = (minutes: number): Date => new Date(since.getTime() + minutes * 60_000)

test.each([
  ['at once', 0, true, false],
  ['a moment later', 9, true, false],
  ['ten minutes later', 10, true, true],
  ['a day later, nearly', 24 * 60 - 1, true, true],
  ['a day later', 24 * 60, false, true],
])('a door that was closed, %s', (_, minutes, shut, opens) => {
  expect(isShut(door, after(minutes))).toBe(shut)
  expect(isOpenedBySign(door, after(minutes))).toBe(opens)
})

test.each([
  ['closed', true],
  ['no_shared_space', true],
  ['unknown_person', true],
  ['deactivated', true],
  ['not_allowed', true],
  ['unknown_channel', false],
  ['too_long', false],
])('%s is a verdict on the person: %s', (reason, isVerdict) => {
  expect(isUnreachable(reason)).toBe(isVerdict)
})

test('a rule is tried again after an hour, because whoever made it may have changed it', () => {
  const ruled: ClosedDoor = { ...door, reason: 'not_allowed' }
  expect([59, 60].map((minutes) => isShut(ruled, after(minutes)))).toEqual([true, false])
})
