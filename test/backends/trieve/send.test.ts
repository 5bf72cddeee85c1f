import { describe, expect, it } from 'vitest'
import { offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { ANN, getAccount } from '../at-vendor.ts'
import { type OpenedTrieve } from './open-trieve.ts'
import { BOB, callsOf, open, refusal, thrownBy } from './rig.ts'

const POST = { method: 'POST', path: /\/api\/invitation$/ }
const LISTS = { method: 'GET' }
const bob = { name: 'Bob', email: BOB }

const sendBob = async (opened: OpenedTrieve, isRepeat = false) =>
  opened.backend.send(await offerTo(opened, bob, { isRepeat }))

describe('sending', () => {
  it('says as what it was sent, and where it comes back to', async () => {
    const opened = await open()
    const offer = await offerTo(opened, { name: 'Bob', email: 'Bob@Example.COM' }, { role: 'admin' })
    expect((await opened.backend.send(offer)).kind).toBe('invited')
    expect(opened.standIn.traffic().find(({ method }) => method === 'POST')?.sent).toEqual({
      email: BOB,
      user_role: 1,
      app_url: new URL('/api', opened.standIn.url).href,
      redirect_uri: 'https://dashboard.trieve.example/',
    })
  })

  it('tells that somebody with an account joined at once', async () => {
    const opened = await open()
    await opened.standIn.vendor.signUp(BOB)
    const outcome = await sendBob(opened)
    expect(outcome).toEqual({ kind: 'joined', account: await getAccount(opened.backend, BOB) })
    expect(await opened.backend.listInvitations()).toEqual([])
  })

  it('waits until the list shows what was sent', async () => {
    const opened = await open({ standIn: { listingLag: 3 } })
    expect((await sendBob(opened)).kind).toBe('invited')
    expect(callsOf(opened, 'POST')).toBe(1)
  })

  it('gives up on a list that does not show it, and finds it later', async () => {
    const opened = await open({ standIn: { listingLag: 5 } })
    expect(await thrownBy(sendBob(opened))).toMatchObject({ trouble: 'not_answering', isUndone: false })
    expect((await sendBob(opened, true)).kind).toBe('invited')
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
  })

  it('knows who was invited or added under another spelling', async () => {
    const opened = await open()
    const { standIn, organization } = opened
    const authorization = standIn.environment['TRIEVE_API_KEY'] ?? ''
    await fetch(new URL('/api/invitation', standIn.url), {
      method: 'POST',
      headers: { authorization, 'tr-organization': organization, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'BOB@example.com', user_role: 0, app_url: 'x', redirect_uri: 'x' }),
    })
    expect(await sendBob(opened)).toEqual({ kind: 'already_invited' })
    await standIn.vendor.addMember('CAROL@example.com', 'user')
    const carol = await offerTo(opened, { name: 'Carol', email: 'carol@example.com' })
    expect(await opened.backend.send(carol)).toEqual({ kind: 'already_member' })
    expect(callsOf(opened, 'POST')).toBe(1)
  })

  it('leaves the role to Trieve that is above the key', async () => {
    const opened = await open()
    const backend = opened.connect({ apiKey: opened.standIn.issueKey({ role: 1 }) })
    const owner = await offerTo(opened, bob, { role: 'owner' })
    expect(await backend.send(owner)).toEqual({ kind: 'refused', reason: 'above_operator' })
    expect((await backend.send(await offerTo(opened, bob, { role: 'admin' }))).kind).toBe('invited')
  })

  it('takes who holds the key for a member', async () => {
    const opened = await open()
    opened.standIn.faults.add(POST, refusal('Can not invite yourself'))
    expect(await sendBob(opened)).toEqual({ kind: 'already_member' })
  })
})

describe('what Trieve says no to', () => {
  it.each([
    ['Invalid email', { kind: 'refused', reason: 'bad_email' }],
    ['Something that no release has said before', { kind: 'refused', reason: 'backend_refused' }],
    ['User with email bob@example.com has already been invited', { kind: 'already_invited' }],
    ['User with email bob@example.com is already in the organization', { kind: 'already_member' }],
  ])('%s', async (message, outcome) => {
    const opened = await open()
    opened.standIn.faults.add(POST, refusal(message))
    expect(await sendBob(opened)).toEqual(outcome)
    expect(await opened.backend.listInvitations()).toEqual([])
  })

  it('is looked at where it was done all the same', async () => {
    const opened = await open()
    opened.standIn.faults.add(POST, { ...refusal('Error sending email'), kind: 'answer_after' })
    const outcome = await sendBob(opened)
    expect(outcome).toMatchObject({ kind: 'invited' })
    expect(await opened.backend.listInvitations()).toHaveLength(1)
  })

  it('is no obstacle where it is only about an invitation that was used', async () => {
    const opened = await open()
    const { standIn, backend } = opened
    await sendTo(opened, { ...bob, credential: opened.ownerCredential })
    await standIn.vendor.accept(BOB)
    await standIn.vendor.removeMember(BOB)
    await sendTo(opened, { name: 'Dave', email: 'dave@example.com', credential: opened.ownerCredential })
    await standIn.vendor.accept('dave@example.com')
    standIn.faults.add(POST, refusal('User with email bob@example.com has already been invited'))
    // The account is there still, so that they are in at once.
    expect(await sendBob(opened)).toMatchObject({ kind: 'joined' })
    expect(callsOf(opened, 'DELETE', '/api/invitation/')).toBe(1)
    expect(await backend.findMember({ email: BOB })).toBeDefined()
  })
})

describe('an answer that gets lost', () => {
  it.each([
    ['never comes', { kind: 'silence_after' }],
    ['breaks off', { kind: 'cut' }],
    ['is an error', { kind: 'answer_after', status: 502, body: '<html>Bad gateway</html>' }],
    ['is an error in a success', { kind: 'answer_after', status: 200, body: '{"message":"no"}' }],
    ['is a page', { kind: 'answer_after', status: 200, body: '<html>Sign in</html>' }],
    ['is empty', { kind: 'answer_after', status: 200 }],
  ] as const)('because it %s sends nothing twice', async (_, fault) => {
    const opened = await open()
    opened.standIn.faults.add(POST, fault)
    expect(await thrownBy(sendBob(opened))).toMatchObject({ name: 'BackendUnavailable', isUndone: false })
    expect(await sendBob(opened, true)).toMatchObject({ kind: 'invited' })
    expect([callsOf(opened, 'POST') <= 1, opened.standIn.vendor.mailsTo(BOB)]).toEqual([true, 1])
  })

  it('tells on the repeat that somebody with an account is in', async () => {
    const opened = await open()
    await opened.standIn.vendor.signUp(BOB)
    opened.standIn.faults.add(POST, { kind: 'silence_after' })
    await thrownBy(sendBob(opened))
    expect(await sendBob(opened, true)).toMatchObject({ kind: 'joined' })
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
  })

  it('before anything was sent leaves nothing done', async () => {
    const opened = await open({ manners: { retries: 0 } })
    opened.standIn.faults.add(LISTS, { kind: 'answer', status: 503 }, 2)
    expect(await thrownBy(sendBob(opened))).toMatchObject({ trouble: 'not_answering', isUndone: true })
    expect(callsOf(opened, 'POST')).toBe(0)
  })

  it('about the list, after it was sent, leaves it in doubt', async () => {
    const opened = await open({ manners: { retries: 0 } })
    const list = { method: 'GET', path: /invitations/ }
    opened.standIn.faults.add(list, { kind: 'answer', status: 200, body: '[]' })
    opened.standIn.faults.add(list, { kind: 'answer', status: 429 })
    expect(await thrownBy(sendBob(opened))).toMatchObject({ trouble: 'busy', isUndone: false })
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
  })
})

describe('many', () => {
  it('are waited for until the lists show all of them', async () => {
    const opened = await open({ standIn: { listingLag: 3 } })
    await opened.standIn.vendor.signUp('carol@example.com')
    const emails = ['carol@example.com', BOB]
    const offers = await Promise.all(emails.map((email) => offerTo(opened, { name: 'X', email })))
    const outcomes = await opened.backend.sendMany(offers)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['joined', 'invited'])
  })

  it('have one outcome each, whatever became of the others', async () => {
    const opened = await open()
    await opened.standIn.vendor.signUp('carol@example.com')
    const emails = [BOB, 'carol@example.com', ANN.email, 'dave@example.com', BOB]
    const offers = await Promise.all(emails.map((email) => offerTo(opened, { name: 'X', email })))
    opened.standIn.faults.add(POST, { kind: 'answer', status: 503 })
    const outcomes = await opened.backend.sendMany(offers)
    const kinds = outcomes.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'later')).toHaveLength(1)
    expect(kinds[2]).toBe('already_member')
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
  })

  it('are one where two calls send to the same address at the same moment', async () => {
    const opened = await open()
    const outcomes = await Promise.all([sendBob(opened), sendBob(opened)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already_invited', 'invited'])
    expect(opened.standIn.vendor.mailsTo(BOB)).toBe(1)
  })

  it('are looked up once before and once after', async () => {
    const opened = await open()
    const emails = Array.from({ length: 30 }, (_, index) => `person-${index}@example.com`)
    const offers = await Promise.all(emails.map((email) => offerTo(opened, { name: 'X', email })))
    const before = callsOf(opened, 'GET')
    const outcomes = await opened.backend.sendMany(offers)
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['invited']))
    expect(callsOf(opened, 'GET') - before).toBe(3)
    expect(await opened.backend.listInvitations()).toHaveLength(30)
  })

  it('come back later together where nobody can be looked up', async () => {
    const opened = await open({ manners: { retries: 0 } })
    const offers = [await offerTo(opened, bob), await offerTo(opened, { name: 'X', email: 'nobody' })]
    opened.standIn.faults.add(LISTS, { kind: 'answer', status: 503 }, 2)
    expect(await opened.backend.sendMany(offers)).toMatchObject([
      { kind: 'later', because: { isUndone: true } },
      { kind: 'refused', reason: 'bad_email' },
    ])
  })
})
