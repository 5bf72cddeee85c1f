import { describe, expect, it } from 'vitest'
import type { LaterOutcome, Offer, SendOutcome } from '../../../src/backends/backend.ts'
import { offerTo } from '../../contracts/backend/samples.ts'
import type { OpenedDeepgram } from './open-deepgram.ts'
import { changes, INVITES, json, open } from './rig.ts'

const POST = { method: 'POST', path: INVITES }
const emailOf = (n: number) => `n${n}@example.com`

/** One for each of so many people, in their order. */
const offersTo = (opened: OpenedDeepgram, count: number, wish: (n: number) => Partial<Offer> = () => ({})) =>
  Promise.all(
    Array.from({ length: count }, (_, n) => offerTo(opened, { name: `N${n}`, email: emailOf(n) }, wish(n))),
  )

function tally(outcomes: readonly (SendOutcome | LaterOutcome)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const name = outcome.kind === 'refused' ? outcome.reason : outcome.kind
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

describe('a hundred at once', () => {
  it('have an outcome each, in their order, whatever became of the others', async () => {
    const opened = await open()
    const { vendor, faults } = opened.standIn
    for (let n = 0; n < 10; n += 1) await vendor.addMember(emailOf(n), 'member')
    const before = await offersTo(opened, 20)
    await opened.backend.sendMany(before.slice(10))

    const offers = await offersTo(opened, 100, (n) => {
      if (n >= 20 && n < 25) return { role: 'emperor' }
      if (n >= 25 && n < 30) return { invitee: { name: 'Nobody' } }
      return {}
    })
    faults.add(POST, json(400, 'Bad Request'), 3)
    const outcomes = await opened.backend.sendMany(offers)

    expect(tally(outcomes)).toEqual({
      already_member: 10,
      already_invited: 10,
      unknown_role: 5,
      bad_email: 5,
      backend_refused: 3,
      invited: 67,
    })
    expect(outcomes.slice(0, 20).map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'already_member'),
      ...Array.from({ length: 10 }, () => 'already_invited'),
    ])
    const keys = outcomes.map((outcome) => (outcome.kind === 'invited' ? outcome.key : undefined))
    for (const [n, key] of keys.entries()) expect(key ?? emailOf(n)).toBe(emailOf(n))
    for (let n = 10; n < 100; n += 1) expect(vendor.mailsTo(emailOf(n))).toBeLessThanOrEqual(1)
    expect(await vendor.invitations()).toHaveLength(77)
  })

  it('are sent by one call each, after one look', async () => {
    const opened = await open()
    const callsBefore = opened.standIn.traffic().length
    await opened.backend.sendMany(await offersTo(opened, 100))
    expect(changes(opened)).toHaveLength(100)
    expect(opened.standIn.traffic().length - callsBefore).toBe(102)
  })

  it('come back later where an answer was lost, and only those', async () => {
    const opened = await open()
    const { faults, vendor } = opened.standIn
    faults.add(POST, { kind: 'cut' }, 2)
    const offers = await offersTo(opened, 20)
    const outcomes = await opened.backend.sendMany(offers)
    expect(tally(outcomes)).toEqual({ later: 2, invited: 18 })
    const doubts = outcomes.filter(({ kind }) => kind === 'later')
    for (const doubt of doubts) expect(doubt).toMatchObject({ because: { isUndone: false } })

    const lost = offers.filter((_, n) => outcomes[n]?.kind === 'later')
    const again = await opened.backend.sendMany(lost.map((offer) => ({ ...offer, isRepeat: true })))
    expect(tally(again)).toEqual({ invited: 2 })
    for (let n = 0; n < 20; n += 1) expect(vendor.mailsTo(emailOf(n))).toBe(1)
  })

  it('all come back later where nobody could look, and nothing was sent', async () => {
    const opened = await open()
    opened.standIn.faults.add({ path: INVITES }, { kind: 'answer', status: 500 }, 99)
    const outcomes = await opened.backend.sendMany(await offersTo(opened, 5))
    expect(tally(outcomes)).toEqual({ later: 5 })
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ because: { trouble: 'not_answering', isUndone: true } })
    expect(changes(opened)).toEqual([])
  })
})

it('the second offer to an address is not made, and says what became of the first', async () => {
  const opened = await open()
  const [first] = await offersTo(opened, 1)
  if (!first) throw new Error('There is no sample')
  const shouted = { ...first, invitee: { name: 'N', email: emailOf(0).toUpperCase() } }
  const outcomes = await opened.backend.sendMany([first, shouted])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['invited', 'already_invited'])
  expect(opened.standIn.vendor.mailsTo(emailOf(0))).toBe(1)

  opened.standIn.faults.add({ method: 'GET', path: /members$/ }, json(401, ''))
  const later = await opened.backend.sendMany([first, shouted])
  expect(later.map(({ kind }) => kind)).toEqual(['later', 'later'])
})
