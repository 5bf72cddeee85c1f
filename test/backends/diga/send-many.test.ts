import { expect, it } from 'vitest'
import type { Offer } from '../../../src/backends/backend.ts'
import type { OpenedDiga } from './open-diga.ts'
import { coded, offerFor, ownRefusal, refused, sendsIn, unavailable, watch, withDiga } from './with-diga.ts'

const BULK = { method: 'POST', path: /\/bulk$/ }
const address = (index: number) => `p${index}@example.com`

const offersTo = (opened: OpenedDiga, count: number): Promise<Offer[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => offerFor(opened, address(index))))

const kinds = (outcomes: readonly { readonly kind: string }[]) => outcomes.map(({ kind }) => kind)

it.each([false, true])(
  'sends a hundred in one call, with their mixed outcomes in order (contradicting itself: %s)',
  async (contradictsItself) => {
    const opened = await withDiga({ standIn: { contradictsItself } })
    const { backend, standIn } = opened
    for (const index of [3, 40, 77]) await standIn.vendor.addMember(address(index), 'reader')
    await backend.send(await offerFor(opened, address(50)))
    const offers = await offersTo(opened, 100)
    const calls = watch(opened)
    const outcomes = await backend.sendMany(offers)
    const expected = Array.from({ length: 100 }, () => 'invited')
    for (const index of [3, 40, 77]) expected[index] = 'already_member'
    expected[50] = 'already_invited'
    expect(kinds(outcomes)).toEqual(expected)
    expect(sendsIn(calls())).toEqual(['POST /v1/project/invitation/send/bulk'])
    expect(await standIn.vendor.invitations()).toHaveLength(97)
    expect(await backend.listInvitations()).toHaveLength(97)
  },
)

it('needs no call for what it knows by itself', async () => {
  const opened = await withDiga()
  const [first, second, third, fourth] = await offersTo(opened, 4)
  if (!first || !second || !third || !fourth) throw new Error('there are four')
  const outcomes = await opened.backend.sendMany([
    first,
    { ...second, isRepeat: true },
    { ...third, role: 'owner' },
    { ...fourth, invitee: { name: 'Bob' } },
    { ...first, invitee: { name: 'Bob', email: address(0).toUpperCase() } },
  ])
  expect(outcomes).toEqual([
    expect.objectContaining({ kind: 'invited' }),
    { kind: 'unconfirmed' },
    refused('unknown_role'),
    refused('bad_email'),
    { kind: 'already_invited' },
  ])
  expect(opened.standIn.vendor.mailsTo(address(0))).toBe(1)
})

it('sends more than a hundred in parts, of which one may fail', async () => {
  const opened = await withDiga()
  const offers = await offersTo(opened, 250)
  opened.standIn.faults.add({ ...BULK }, { kind: 'silence_after' })
  const calls = watch(opened)
  const outcomes = await opened.backend.sendMany(offers)
  expect(sendsIn(calls())).toHaveLength(2)
  expect(outcomes.slice(0, 100)).toEqual(
    Array.from({ length: 100 }, () => ({ kind: 'later', because: unavailable({ isUndone: false }) })),
  )
  expect(new Set(kinds(outcomes.slice(100)))).toEqual(new Set(['invited']))
  const again = await opened.backend.sendMany(offers.slice(0, 100).map((one) => ({ ...one, isRepeat: true })))
  expect(new Set(kinds(again))).toEqual(new Set(['unconfirmed']))
  expect(opened.standIn.vendor.mailsTo(address(0))).toBe(1)
})

it('says of all of them to come back later where the key is not taken', async () => {
  const opened = await withDiga()
  const backend = opened.connect({ apiKey: 'wrong' })
  const outcomes = await backend.sendMany(await offersTo(opened, 3))
  const later = { kind: 'later', because: unavailable({ trouble: 'unauthorized', isUndone: true }) }
  expect(outcomes).toEqual([later, later, later])
})

it('finds the one that stops them all, and sends the others', async () => {
  const opened = await withDiga()
  const offers = await offersTo(opened, 4)
  // As long as the first is among them, and alone it is told why.
  opened.standIn.faults.add(BULK, coded(422, 'NOT_VALID_FIELD'), 2)
  opened.standIn.faults.add({ method: 'POST', path: /\/send$/ }, coded(400, 'INVALID_EMAIL'))
  const calls = watch(opened)
  const outcomes = await opened.backend.sendMany(offers)
  expect(kinds(outcomes)).toEqual(['refused', 'invited', 'invited', 'invited'])
  expect(outcomes[0]).toEqual(refused('bad_email'))
  expect(sendsIn(calls()).map((line) => line.split('/').at(-1))).toEqual([
    'bulk',
    'bulk',
    'send',
    'send',
    'bulk',
  ])
})

it('does not try each of them where all of them are refused', async () => {
  const opened = await withDiga()
  const offers = await offersTo(opened, 5)
  opened.standIn.faults.add(BULK, coded(400, 'MOON_IS_FULL'))
  const calls = watch(opened)
  expect(await opened.backend.sendMany(offers)).toEqual(offers.map(() => ownRefusal(400, 'MOON_IS_FULL')))
  expect(sendsIn(calls())).toHaveLength(1)
})

it('looks up what the answer leaves in doubt', async () => {
  const opened = await withDiga()
  const { backend, standIn } = opened
  const key = await (async () => {
    const outcome = await backend.send(await offerFor(opened, 'there@example.com'))
    return outcome.kind === 'invited' ? outcome.key : ''
  })()
  await standIn.vendor.addMember(address(3), 'member')
  const invitation = {
    id: key,
    invited_email: address(0),
    project_id: opened.project,
    expires_at: '2026-03-09T12:00:00Z',
    role: 'member',
  }
  const nowhere = { ...invitation, id: '3c90c3cc-0d44-4b50-8888-8dd25736052a', invited_email: address(2) }
  const body = {
    successful: [invitation, nowhere, { id: 'cannot be read' }],
    failed: [
      { email: address(0), success: false, error: null },
      { email: address(1).toUpperCase(), success: true, error: 'sent', invitation: { id: key } },
      { email: address(2), success: false, error: 'PROFILE_ALREADY_IN_PROJECT' },
      { email: address(3), success: false, error: 'Could not send' },
      { email: address(4), success: false, error: 'Could not send' },
      { email: address(5), success: true, error: null, invitation: null },
    ],
  }
  standIn.faults.add(BULK, { kind: 'answer', status: 201, body: JSON.stringify(body) })
  expect(await backend.sendMany(await offersTo(opened, 7))).toMatchObject([
    { kind: 'invited', key },
    { kind: 'invited', key },
    { kind: 'already_member' },
    { kind: 'already_member' },
    refused('backend_refused'),
    { kind: 'unconfirmed' },
    { kind: 'unconfirmed' },
  ])
})

it('claims nothing where it could not look', async () => {
  const opened = await withDiga({ manners: { retries: 0 } })
  const id = '3c90c3cc-0d44-4b50-8888-8dd25736052a'
  const body = {
    successful: [],
    failed: [
      { email: address(0), success: true, invitation: { id } },
      { email: address(1), success: false, error: 'Could not send' },
    ],
  }
  const offers = await offersTo(opened, 2)
  await opened.backend.listMembers({ limit: 1 })
  opened.standIn.faults.add(BULK, { kind: 'answer', status: 201, body: JSON.stringify(body) })
  opened.standIn.faults.add({ path: /\/invitation\/3c90/ }, { kind: 'answer', status: 500 }, 9)
  opened.standIn.faults.add({ path: /member\?limit=100/ }, { kind: 'answer', status: 500 }, 9)
  expect(await opened.backend.sendMany(offers)).toEqual([{ kind: 'unconfirmed' }, refused('backend_refused')])
})
