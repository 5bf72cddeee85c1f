import { describe, expect, it, test } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import { offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { changes, INVITES, json, jsonAfter, MEMBERS, open, ownRefusal, refusal } from './rig.ts'

const POST = { method: 'POST', path: INVITES }

/** The three shapes in which Deepgram says no. */
const SHAPES = [
  'Bad Request: something',
  { err_code: 'Bad Request', err_msg: 'something', request_id: 'r1' },
  { category: 'INVALID_REQUEST', message: 'something', details: 'more', request_id: 'r1' },
]

/** The only one of them that has a machine's code. */
const codeOf = (body: (typeof SHAPES)[number]): string | undefined =>
  typeof body === 'object' ? body.category : undefined

describe('an address', () => {
  it('is lower-cased, and the key of the invitation', async () => {
    const opened = await open()
    const offer = await offerTo(opened, { name: 'Bob', email: ' Bob@Example.COM ' })
    const outcome = await opened.backend.send(offer)
    expect(outcome).toEqual({ kind: 'invited', key: 'bob@example.com' })
    expect(await opened.standIn.vendor.invitations()).toEqual([{ email: 'bob@example.com', role: 'member' }])
  })

  it('is percent-encoded in the path', async () => {
    const opened = await open()
    const email = "b'o/b+tag%20?x#@example.com"
    const key = await sendTo(opened, { ...(await opened.meet()), email })
    expect(await opened.backend.revoke(key)).toEqual({ kind: 'revoked' })
    expect(changes(opened).at(-1)).toBe("DELETE invites/b'o%2Fb%2Btag%2520%3Fx%23%40example.com")
    expect(await opened.standIn.vendor.invitations()).toEqual([])
  })

  test.for([undefined, '', 'bob', 'bob@', 'b ob@example.com', `${'b'.repeat(250)}@example.com`])(
    'is none: %s',
    async (email) => {
      const opened = await open()
      const offer = await offerTo(opened, { name: 'Bob', email: 'bob@example.com' })
      const invitee = { name: 'Bob', ...(email !== undefined && { email }) }
      expect(await opened.backend.send({ ...offer, invitee })).toEqual(refusal('bad_email'))
      expect(changes(opened)).toEqual([])
    },
  )
})

describe('a refusal that says nothing', () => {
  test.for(SHAPES)('is none, where the invitation is there: %j', async (body) => {
    const opened = await open()
    const met = await opened.meet()
    opened.standIn.faults.add(POST, jsonAfter(400, body))
    const outcome = await opened.backend.send(await offerTo(opened, met))
    expect(outcome).toEqual({ kind: 'invited', key: met.email })
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  test.for(SHAPES)('is one, where nothing is there: %j', async (body) => {
    const opened = await open()
    opened.standIn.faults.add(POST, json(400, body))
    const outcome = await opened.backend.send(await offerTo(opened, await opened.meet()))
    expect(outcome).toEqual(ownRefusal(400, codeOf(body)))
  })

  it('is about an invitation with another role, made in between', async () => {
    const opened = await open()
    const { email, name } = await opened.meet()
    // Between the look and the call, somebody else is quicker.
    opened.standIn.faults.add({ method: 'GET', path: INVITES }, json(200, { invites: [] }))
    await opened.connect({}).send(await offerTo(opened, { email, name }, { role: 'admin' }))
    opened.standIn.faults.add({ method: 'GET', path: INVITES }, json(200, { invites: [] }))
    expect(await opened.backend.send(await offerTo(opened, { email, name }))).toEqual({
      kind: 'already_invited',
    })
    expect(opened.standIn.vendor.mailsTo(email)).toBe(1)
  })

  it('is about a member who came in between', async () => {
    const opened = await open()
    const { email, name } = await opened.meet()
    await opened.standIn.vendor.addMember(email, 'member')
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members: [] }))
    expect(await opened.backend.send(await offerTo(opened, { email, name }))).toEqual({
      kind: 'already_member',
    })
  })

  test.for(SHAPES)('counts as one in a success: %j', async (body) => {
    const opened = await open()
    opened.standIn.faults.add(POST, json(200, body))
    const outcome = await opened.backend.send(await offerTo(opened, await opened.meet()))
    expect(outcome).toEqual(ownRefusal(200, codeOf(body)))
  })
})

describe('a key of an admin', () => {
  it('invites admins, and is below owners', async () => {
    const opened = await open({ standIn: { keyRole: 'admin' } })
    const send = async (role: string) =>
      opened.backend.send(await offerTo(opened, await opened.meet(), { role }))
    expect((await send('admin')).kind).toBe('invited')
    expect(await send('owner')).toEqual(refusal('above_operator'))
  })
})

describe('a key without the right to invite anybody', () => {
  it('is nothing that the person asked can help, and nothing was sent', async () => {
    const opened = await open()
    const offer = await offerTo(opened, await opened.meet())
    opened.standIn.faults.add(POST, json(403, { err_code: 'INSUFFICIENT_PERMISSIONS' }))
    await expect(opened.backend.send(offer)).rejects.toMatchObject({ trouble: 'forbidden', isUndone: true })
    expect((await opened.backend.send(offer)).kind).toBe('invited')
  })
})

describe('an answer that is lost', () => {
  it('is looked for before anything is sent again', async () => {
    const opened = await open()
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    opened.standIn.faults.add(POST, { kind: 'silence_after' })
    await expect(opened.backend.send(offer)).rejects.toMatchObject({ isUndone: false })
    expect(await opened.backend.send({ ...offer, isRepeat: true })).toEqual({
      kind: 'invited',
      key: met.email,
    })
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  it('is not taken for one of an offer with another role', async () => {
    const opened = await open()
    const met = await opened.meet()
    await sendTo(opened, met)
    const offer = await offerTo(opened, met, { role: 'admin', isRepeat: true })
    expect(await opened.backend.send(offer)).toEqual({ kind: 'already_invited' })
  })

  it('is sent again where nothing is there', async () => {
    const opened = await open()
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    opened.standIn.faults.add(POST, { kind: 'silence' })
    await expect(opened.backend.send(offer)).rejects.toBeInstanceOf(BackendUnavailable)
    expect((await opened.backend.send({ ...offer, isRepeat: true })).kind).toBe('invited')
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(1)
  })

  it('of a look before means that nothing was sent', async () => {
    const opened = await open()
    opened.standIn.faults.add({ method: 'GET', path: INVITES }, { kind: 'answer', status: 502 }, 9)
    await expect(opened.backend.send(await offerTo(opened, await opened.meet()))).rejects.toMatchObject({
      trouble: 'not_answering',
      isUndone: true,
    })
    expect(changes(opened)).toEqual([])
  })

  it('of a look after means that it may have been', async () => {
    const opened = await open()
    const met = await opened.meet()
    opened.standIn.faults.add(POST, jsonAfter(400, 'Bad Request'))
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(200, { members: [] }))
    opened.standIn.faults.add({ method: 'GET', path: MEMBERS }, json(401, { err_code: 'INVALID_AUTH' }))
    await expect(opened.backend.send(await offerTo(opened, met))).rejects.toMatchObject({
      trouble: 'unauthorized',
      isUndone: false,
    })
  })
})

describe('two calls to the same address at the same moment', () => {
  it('send one invitation', async () => {
    const opened = await open()
    const met = await opened.meet()
    const offer = await offerTo(opened, met)
    const outcomes = await Promise.all([opened.backend.send(offer), opened.backend.send(offer)])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['invited', 'already_invited'])
    expect(changes(opened)).toEqual(['POST invites'])
  })

  it('take back and make one anew', async () => {
    const opened = await open()
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const offer = await offerTo(opened, met, { role: 'admin' })
    const change = () => opened.backend.changeInvitedRole(key, offer)
    expect(await Promise.all([change(), change()])).toEqual([
      { kind: 'invited', key },
      { kind: 'invited', key },
    ])
    expect(opened.standIn.vendor.mailsTo(met.email)).toBe(2)
  })
})
