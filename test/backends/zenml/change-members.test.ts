import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountId, asAccountId } from '../../../src/domain/ids.ts'
import { join, offerTo, sendTo } from '../../contracts/backend/samples.ts'
import { getAccount } from '../at-vendor.ts'
import { ASSIGNMENTS, answering, answeringAfter, calls, MEMBERS, troubleOf } from './helpers.ts'
import { type OpenedZenml, openZenml } from './open-zenml.ts'

let opened: OpenedZenml
beforeEach(async () => {
  opened = await openZenml()
})
afterEach(() => opened.close())

const giving = { method: 'POST', path: ASSIGNMENTS }
const taking = { method: 'DELETE', path: ASSIGNMENTS }
const removing = { method: 'DELETE', path: MEMBERS }
const ADMIN = 'Organization Admin'
const MEMBER = 'Organization Member'
const CHANGED = { kind: 'changed' }
/** How long the holders of roles are taken for the same. */
const KEPT_MS = 5_000
const refusal = (reason: string) => ({ kind: 'refused', reason })

const roleAt = async (email: string) =>
  (await opened.standIn.vendor.members()).find((seat) => seat.email === email)?.role

async function memberWith(role: string) {
  const email = 'cid@example.com'
  await opened.standIn.vendor.addMember(email, role)
  return { email, account: await getAccount(opened.backend, email) }
}

describe('changing a role', () => {
  it('gives the new one before it takes the old one', async () => {
    const { email, account } = await memberWith(MEMBER)
    expect(await opened.backend.changeRole(account, 'organization admin')).toEqual(CHANGED)
    expect(calls(opened, { path: ASSIGNMENTS }).filter((call) => !call.startsWith('GET'))).toEqual([
      expect.stringMatching(`^POST .*\\?user_id=${account}$`),
      expect.stringMatching(`^DELETE .*\\?user_id=${account}$`),
    ])
    expect(await roleAt(email)).toBe(ADMIN)
  })

  it('up is done though the old one could not be taken: the higher counts', async () => {
    const { email, account } = await memberWith(MEMBER)
    opened.standIn.faults.add(taking, { kind: 'silence' }, 9)
    expect(await opened.backend.changeRole(account, ADMIN)).toEqual(CHANGED)
    expect(await roleAt(email)).toBe(`${ADMIN}, ${MEMBER}`)
    expect((await opened.backend.findMember({ account }))?.role.name).toBe(ADMIN)
  })

  it('down is not done before the old one is taken, and takes up where it stopped', async () => {
    const { email, account } = await memberWith(ADMIN)
    opened.standIn.faults.add(taking, answering(429, {}), 1)
    opened.standIn.faults.add(taking, answering(503, {}), 9)
    expect(await troubleOf(opened.backend.changeRole(account, MEMBER))).toMatchObject({ isUndone: false })
    expect((await opened.backend.findMember({ account }))?.role.name).toBe(ADMIN)
    opened.standIn.faults.clear()
    expect(await opened.backend.changeRole(account, MEMBER)).toEqual(CHANGED)
    expect(calls(opened, giving)).toHaveLength(1)
    expect(await roleAt(email)).toBe(MEMBER)
  })

  it('down that has to wait for the second half is not called undone', async () => {
    const { account } = await memberWith(ADMIN)
    opened.standIn.faults.add(taking, { kind: 'answer', status: 429, headers: { 'retry-after': '300' } })
    const error = await troubleOf(opened.backend.changeRole(account, MEMBER))
    expect(error).toMatchObject({ trouble: 'busy', isUndone: false })
  })

  it('that was done but not answered is seen', async () => {
    const { email, account } = await memberWith(MEMBER)
    opened.standIn.faults.add(giving, answeringAfter(409, { detail: 'Already assigned' }))
    opened.standIn.faults.add(taking, answeringAfter(404, { detail: 'Role assignment not found.' }))
    expect(await opened.backend.changeRole(account, ADMIN)).toEqual(CHANGED)
    expect(await roleAt(email)).toBe(ADMIN)
  })

  it('that ZenML refuses changes nothing', async () => {
    const { email, account } = await memberWith(MEMBER)
    opened.standIn.faults.add(giving, answering(409, { detail: 'No' }))
    expect(await opened.backend.changeRole(account, ADMIN)).toEqual({
      ...refusal('backend_refused'),
      status: 409,
    })
    opened.standIn.faults.add(giving, answering(403, { detail: 'No' }))
    expect((await troubleOf(opened.backend.changeRole(account, ADMIN))).trouble).toBe('forbidden')
    expect(await roleAt(email)).toBe(MEMBER)
  })

  it('of an invitation goes by its id', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const offer = await offerTo(opened, met, { role: ADMIN })
    const { expiresAt } = (await opened.backend.findInvitation(key)) ?? {}
    expect(await opened.backend.changeInvitedRole(key, offer)).toEqual({ kind: 'invited', key, expiresAt })
    expect(calls(opened, giving)).toEqual([expect.stringMatching(`\\?invitation_id=${key}$`)])
    const unknown = opened.backend.changeInvitedRole(opened.unknownKey(), offer)
    expect(await unknown).toEqual(refusal('not_found'))
  })

  it('of an invitation may be refused, and then it offers what it did', async () => {
    const met = await opened.meet()
    const key = await sendTo(opened, met)
    const [offer, wrong] = [
      await offerTo(opened, met, { role: ADMIN }),
      await offerTo(opened, met, { role: 'emperor' }),
    ]
    expect(await opened.backend.changeInvitedRole(key, wrong)).toEqual(refusal('unknown_role'))
    opened.standIn.faults.add(giving, answering(409, { detail: 'No' }))
    expect(await opened.backend.changeInvitedRole(key, offer)).toMatchObject(refusal('backend_refused'))
    expect((await opened.backend.findInvitation(key))?.role).toBe(MEMBER)
  })
})

describe('whoever has no role of their own', () => {
  it('is a member of the lowest rank, and gets the one that is given', async () => {
    const { email, account } = await memberWith(MEMBER)
    opened.pass(KEPT_MS)
    opened.standIn.faults.add({ method: 'GET', path: ASSIGNMENTS }, answering(200, []), 6)
    expect((await opened.backend.findMember({ email }))?.role).toEqual({
      name: 'No role of their own',
      rank: 'viewer',
    })
    expect(await opened.backend.changeRole(account, ADMIN)).toEqual(CHANGED)
  })

  it('has none by a role in a workspace', async () => {
    const { email, account } = await memberWith(MEMBER)
    const inWorkspace = { user: { id: account }, workspace_id: opened.unknownKey(), organization_id: 'o' }
    opened.pass(KEPT_MS)
    opened.standIn.faults.add({ method: 'GET', path: ASSIGNMENTS }, answering(200, [inWorkspace]), 6)
    expect((await opened.backend.findMember({ email }))?.role.rank).toBe('viewer')
  })
})

describe('removing', () => {
  const robot = async () => {
    const { ZENML_API_KEY: token = '' } = opened.standIn.environment
    const known = await opened.backend.whoIs({ actor: { platform: 'slack', id: 'T1/U9' }, name: 'x', token })
    return known.kind === 'known' && known.account !== undefined ? known.account : asAccountId('none')
  }

  it('a service account is refused, and none is listed', async () => {
    const account = await robot()
    expect(await opened.backend.removeMember(account)).toEqual(refusal('service_account'))
    expect(await opened.backend.changeRole(account, MEMBER)).toEqual(refusal('service_account'))
    expect(await opened.backend.findMember({ account })).toBeUndefined()
    expect((await opened.backend.listMembers({ limit: 9 })).members).toHaveLength(1)
    expect(calls(opened, removing)).toEqual([])
  })

  it('the last person who is an admin is refused, whatever service accounts there are', async () => {
    expect(await opened.backend.removeMember(opened.owner)).toEqual(refusal('last_owner'))
    expect(calls(opened, removing)).toEqual([])
  })

  it('two admins at once leaves one', async () => {
    const { account } = await memberWith(ADMIN)
    const outcomes = await Promise.all([opened.owner, account].map((one) => opened.backend.removeMember(one)))
    expect(outcomes).toEqual([CHANGED, refusal('last_owner')])
  })

  it('one of two admins while the other leaves or becomes less leaves one', async () => {
    const { email, account } = await memberWith(ADMIN)
    const { token = '' } = await opened.standIn.vendor.signUp(email)
    const outcomes = await Promise.all([
      opened.backend.changeRole(opened.owner, MEMBER),
      opened.backend.leave({ ...opened.ownerCredential, token }),
      opened.backend.changeRole(account, MEMBER),
    ])
    expect(outcomes).toEqual([CHANGED, refusal('last_owner'), refusal('last_owner')])
  })

  it('that was done but not answered counts as done', async () => {
    const { account } = await memberWith(MEMBER)
    opened.standIn.faults.add(removing, { kind: 'cut' })
    expect(await opened.backend.removeMember(account)).toEqual(CHANGED)
  })

  it('that ZenML refuses is refused', async () => {
    const { account } = await memberWith(MEMBER)
    opened.standIn.faults.add(removing, answering(409, { detail: 'No' }))
    expect(await opened.backend.removeMember(account)).toEqual({ ...refusal('backend_refused'), status: 409 })
    opened.standIn.faults.add(removing, answering(403, { detail: 'No' }))
    expect((await troubleOf(opened.backend.removeMember(account))).trouble).toBe('forbidden')
    opened.standIn.faults.add(removing, answering(401, { detail: 'No' }), 2)
    expect((await troubleOf(opened.backend.removeMember(account))).trouble).toBe('unauthorized')
  })
})

describe('leaving', () => {
  it('goes with the person’s own token, and for whom it is', async () => {
    const met = await opened.meet()
    const account = await join(opened, met)
    const credential = { ...met.credential, account: opened.owner }
    expect(await opened.backend.leave(credential)).toEqual(CHANGED)
    expect(calls(opened, removing)).toEqual([expect.stringContaining(`user_id=${account}`)])
    expect(await opened.backend.leave(credential)).toEqual(refusal('not_found'))
  })

  it('may be refused by ZenML, and then they are still in', async () => {
    const met = await opened.meet()
    await join(opened, met)
    opened.standIn.faults.add(removing, answering(403, { detail: 'No' }))
    expect(await opened.backend.leave(met.credential)).toEqual({ ...refusal('backend_refused'), status: 403 })
    expect(await opened.backend.findMember({ email: met.email })).toBeDefined()
  })
})

describe('who has which role', () => {
  const looks = () => calls(opened, { method: 'GET', path: ASSIGNMENTS }).length

  it('is not asked again for every click', async () => {
    const { account } = await memberWith(MEMBER)
    const before = looks()
    await Promise.all(Array.from({ length: 9 }, () => opened.backend.findMember({ account })))
    expect(looks()).toBe(before)
    opened.pass(KEPT_MS)
    await opened.backend.findMember({ account })
    expect(looks()).toBeGreaterThan(before)
  })

  it('is asked again after every change of ours, and for who is new', async () => {
    const rankOf = async (account: AccountId) => (await opened.backend.findMember({ account }))?.role.rank
    const { account } = await memberWith(MEMBER)
    expect(await rankOf(account)).toBe('member')
    await opened.backend.changeRole(account, ADMIN)
    expect(await rankOf(account)).toBe('owner')
    await opened.standIn.vendor.addMember('dan@example.com', ADMIN)
    expect(await rankOf(await getAccount(opened.backend, 'dan@example.com'))).toBe('owner')
  })

  it('is looked at anew by who changes something', async () => {
    const { account } = await memberWith(MEMBER)
    await opened.backend.findMember({ account: opened.owner })
    const before = looks()
    expect(await opened.backend.removeMember(account)).toEqual(CHANGED)
    expect(looks()).toBeGreaterThan(before)
  })
})
