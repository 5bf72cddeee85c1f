import { describe, expect, test } from 'vitest'
import { asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import type { Invitation, Reminders } from '../../src/domain/invitation.ts'
import { isTimeZone, nextOpenHour, nextReminderAt } from '../../src/domain/reminders.ts'

const at = (text: string) => new Date(text)

/** Made on a Monday at ten, for a week. */
const invitation = (wish: Partial<Invitation> = {}): Invitation => ({
  id: asInvitationId('i1'),
  team: asTeamId('main'),
  tenant: 'embedded',
  invitee: { key: 'chat:bob', name: 'Bob', actors: [{ platform: 'chat', id: 'bob' }] },
  role: 'member',
  inviter: { platform: 'chat', id: 'ann' },
  inviterName: 'Ann',
  status: 'pending',
  createdAt: at('2026-03-02T10:00:00Z'),
  expiresAt: at('2026-03-09T10:00:00Z'),
  ...wish,
})

const reminded = (sent: number, lastAt: string, wish: Partial<Reminders> = {}): Partial<Invitation> => ({
  reminders: { sent, lastAt: at(lastAt), areOff: false, ...wish },
})

const plan = { days: [2, 5], timeZone: 'UTC' }

describe('the next reminder', () => {
  test.each([
    ['comes two days after the card', invitation(), '2026-03-02T10:00:00Z', '2026-03-04T10:00:00Z'],
    [
      'comes five days after the card the second time, and on Monday if that is a Saturday, but never in the last hours',
      invitation(reminded(1, '2026-03-04T10:00:00Z')),
      '2026-03-04T10:00:00Z',
      undefined,
    ],
    [
      'comes on Monday where there is time',
      invitation({ ...reminded(1, '2026-03-04T10:00:00Z'), expiresAt: at('2026-03-16T10:00:00Z') }),
      '2026-03-04T10:00:00Z',
      '2026-03-09T09:00:00Z',
    ],
    [
      'comes once after a week in which nobody looked',
      invitation({ expiresAt: at('2026-03-16T10:00:00Z') }),
      '2026-03-10T11:30:00Z',
      '2026-03-10T11:30:00Z',
    ],
    [
      'leaves a day after the one before, however late that was',
      invitation({ ...reminded(1, '2026-03-10T11:30:00Z'), expiresAt: at('2026-03-16T10:00:00Z') }),
      '2026-03-10T11:30:00Z',
      '2026-03-11T11:30:00Z',
    ],
    ['is none after two', invitation(reminded(2, '2026-03-06T10:00:00Z')), '2026-03-06T10:00:00Z', undefined],
    [
      'is none where they asked for no more',
      invitation({ reminders: { sent: 0, areOff: true } }),
      '2026-03-02T10:00:00Z',
      undefined,
    ],
    [
      'is counted from when it was sent again',
      invitation({ resentAt: at('2026-03-03T15:00:00Z'), expiresAt: at('2026-03-10T15:00:00Z') }),
      '2026-03-03T15:00:00Z',
      '2026-03-05T15:00:00Z',
    ],
    [
      'comes as often as a team says at most',
      invitation({ ...reminded(1, '2026-03-03T10:00:00Z') }),
      '2026-03-03T10:00:00Z',
      undefined,
      [1],
    ],
    ['is none where the team wants none', invitation(), '2026-03-02T10:00:00Z', undefined, []],
    [
      'is a third one for no team',
      invitation({ ...reminded(2, '2026-03-04T10:00:00Z') }),
      '2026-03-04T10:00:00Z',
      undefined,
      [1, 2, 3],
    ],
    [
      'has no end where the backend has none',
      { ...invitation(reminded(1, '2026-03-04T10:00:00Z')), expiresAt: undefined },
      '2026-03-04T10:00:00Z',
      '2026-03-09T09:00:00Z',
    ],
  ])('%s', (_, asked, now, expected, days: readonly number[] = plan.days) => {
    const { expiresAt, ...others } = asked
    const given = { ...others, ...(expiresAt && { expiresAt }) }
    expect(nextReminderAt(given, { ...plan, days }, at(now))?.toISOString()).toBe(
      expected && at(expected).toISOString(),
    )
  })

  test.each(['requested', 'sending', 'joining', 'declining', 'joined', 'declined', 'expired'] as const)(
    'is none for one that is %s',
    (status) => {
      expect(nextReminderAt(invitation({ status }), plan, at('2026-03-02T10:00:00Z'))).toBeUndefined()
    },
  )

  test('is none in the last two hours, and comes before them', () => {
    const short = (expiresAt: string) =>
      nextReminderAt(
        invitation({ expiresAt: at(expiresAt) }),
        { ...plan, days: [1] },
        at('2026-03-02T10:00:00Z'),
      )
    expect(short('2026-03-03T11:59:59Z')).toBeUndefined()
    expect(short('2026-03-03T12:00:00Z')).toEqual(at('2026-03-03T10:00:00Z'))
  })
})

describe('somebody is written to between nine and six, Monday to Friday, where they are', () => {
  test.each([
    ['a morning in Berlin', 'Europe/Berlin', '2026-03-02T07:59:00Z', '2026-03-02T08:00:00Z'],
    ['a working hour', 'Europe/Berlin', '2026-03-02T08:12:34Z', '2026-03-02T08:12:34Z'],
    ['the last minute', 'Europe/Berlin', '2026-03-02T16:59:59Z', '2026-03-02T16:59:59Z'],
    ['six in the evening', 'Europe/Berlin', '2026-03-02T17:00:00Z', '2026-03-03T08:00:00Z'],
    ['a Friday evening', 'Europe/Berlin', '2026-03-06T17:00:00Z', '2026-03-09T08:00:00Z'],
    ['a Saturday', 'UTC', '2026-03-07T12:00:00Z', '2026-03-09T09:00:00Z'],
    ['a Sunday here that is Monday there', 'Asia/Seoul', '2026-03-08T22:00:00Z', '2026-03-09T00:00:00Z'],
    ['a zone of half hours', 'Asia/Kolkata', '2026-03-02T01:00:00Z', '2026-03-02T03:30:00Z'],
    ['a zone of quarters', 'Asia/Kathmandu', '2026-03-02T01:00:00Z', '2026-03-02T03:15:00Z'],
    ['the Monday after summer time came', 'Europe/Berlin', '2026-03-27T17:30:00Z', '2026-03-30T07:00:00Z'],
    ['the Monday after it went', 'Europe/Berlin', '2026-10-23T17:30:00Z', '2026-10-26T08:00:00Z'],
    [
      'the Monday after it came in New York',
      'America/New_York',
      '2026-03-06T23:00:00Z',
      '2026-03-09T13:00:00Z',
    ],
  ])('%s', (_, timeZone, now, expected) => {
    expect(nextOpenHour(at(now), timeZone).toISOString()).toBe(at(expected).toISOString())
  })
})

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})
