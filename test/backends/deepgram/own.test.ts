import { describe, expect, it, test } from 'vitest'
import { sendTo } from '../../contracts/backend/samples.ts'
import { ANN, getAccount } from '../at-vendor.ts'
import { type OpenedDeepgram, personAt } from './open-deepgram.ts'
import { changes, json, open, ownRefusal, refusal } from './rig.ts'

const BOB = 'bob@example.com'
const LEAVE = { method: 'DELETE', path: /\/leave$/ }

/** Bob is in, with a key of his own. */
async function withBob(role = 'member') {
  const opened = await open()
  await opened.standIn.vendor.addMember(BOB, role)
  return { opened, bob: await personAt(opened.standIn, BOB) }
}

const emails = async ({ standIn }: OpenedDeepgram) =>
  (await standIn.vendor.members()).map(({ email }) => email)

describe('leaving', () => {
  it('is done with the own key, and puts nobody else out', async () => {
    const { opened, bob } = await withBob()
    expect(await opened.backend.leave(bob)).toEqual({ kind: 'changed' })
    expect(await emails(opened)).toEqual([ANN.email])
  })

  it('is never done with the key of the operator, whoever gives it', async () => {
    const { opened, bob } = await withBob('owner')
    const { DEEPGRAM_API_KEY: token = '' } = opened.standIn.environment
    const account = await getAccount(opened.backend, BOB)
    for (const credential of [
      { ...bob, token },
      { ...bob, token, account },
    ])
      expect(await opened.backend.leave(credential)).toEqual(refusal('no_credential'))
    expect(changes(opened)).toEqual([])
    expect((await opened.backend.checkHealth()).kind).toBe('healthy')
  })

  it('is done once where the answer is lost: the key opens nothing any more', async () => {
    const { opened, bob } = await withBob()
    opened.standIn.faults.add(LEAVE, { kind: 'cut' })
    expect(await opened.backend.leave(bob)).toEqual({ kind: 'changed' })
    expect(await emails(opened)).toEqual([ANN.email])
  })

  it('comes back later where it was not done', async () => {
    const { opened, bob } = await withBob()
    opened.standIn.faults.add(LEAVE, { kind: 'silence' })
    await expect(opened.backend.leave(bob)).rejects.toMatchObject({ trouble: 'not_answering' })
    expect(await emails(opened)).toContain(BOB)
  })

  it('is not tried again by itself', async () => {
    const { opened, bob } = await withBob()
    opened.standIn.faults.add(LEAVE, { kind: 'answer', status: 500 })
    await expect(opened.backend.leave(bob)).rejects.toMatchObject({ trouble: 'not_answering' })
    expect(await emails(opened)).toContain(BOB)
  })

  it('is refused to the only owner, known or not', async () => {
    const { opened, bob } = await withBob('admin')
    const backend = opened.connect({ apiKey: bob.token ?? '' })
    const { account: _, ...ann } = opened.ownerCredential
    expect(await backend.leave(opened.ownerCredential)).toEqual(refusal('last_owner'))
    expect(await backend.leave(ann)).toEqual(refusal('last_owner'))
    expect(await emails(opened)).toContain(ANN.email)
  })

  it('is refused for a reason that nobody said, where there are more owners', async () => {
    const { opened, bob } = await withBob('owner')
    opened.standIn.faults.add(LEAVE, json(400, 'Bad Request'))
    expect(await opened.backend.leave(bob)).toEqual(ownRefusal(400))
  })

  it('is not for an account that is not in', async () => {
    const { opened, bob } = await withBob()
    const account = opened.unknownAccount()
    expect(await opened.backend.leave({ ...bob, account })).toEqual(refusal('not_found'))
    expect(changes(opened)).toEqual([])
  })
})

describe('a key', () => {
  it('of the project is known, and does not say whose it is', async () => {
    const { opened, bob } = await withBob()
    expect(await opened.backend.whoIs(bob)).toEqual({ kind: 'known' })
  })

  test.for([undefined, '', 'nobody-has-this', 'two words', 'line\nbreak', 'ünsendable'])(
    'is none: %j',
    async (token) => {
      const { opened, bob } = await withBob()
      const { token: _, ...person } = bob
      const credential = { ...person, ...(token !== undefined && { token }) }
      expect(await opened.backend.whoIs(credential)).toEqual(refusal('no_credential'))
      expect(await opened.backend.leave(credential)).toEqual(refusal('no_credential'))
    },
  )

  it('of another project is none here', async () => {
    const { opened } = await withBob()
    const eve = await personAt(opened.standIn, 'eve@example.com')
    expect(await opened.backend.whoIs(eve)).toEqual(refusal('no_credential'))
    expect(await opened.backend.leave(eve)).toEqual(refusal('no_credential'))
  })
})

describe('declining', () => {
  it("takes the invitation back with the operator's key, once", async () => {
    const opened = await open()
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const { token: _, ...credential } = met.credential
    for (let times = 0; times < 2; times += 1)
      expect(await opened.backend.decline({ key, credential })).toEqual({ kind: 'declined' })
    expect(changes(opened).filter((change) => change.startsWith('DELETE'))).toHaveLength(1)
    expect(await opened.standIn.vendor.invitations()).toEqual([])
  })

  it('comes too late for who is in', async () => {
    const opened = await open()
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    await opened.standIn.vendor.accept(met.email)
    expect(await opened.backend.decline({ key, credential: met.credential })).toEqual(refusal('not_found'))
    expect(await emails(opened)).toContain(met.email)
  })
})
