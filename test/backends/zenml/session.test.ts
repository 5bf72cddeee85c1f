import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answering, calls, LOGIN, MEMBERS, ROLES, troubleOf } from './helpers.ts'
import { type OpenedZenml, openZenml } from './open-zenml.ts'

const HOUR_MS = 3_600_000

let opened: OpenedZenml
beforeEach(async () => {
  opened = await openZenml()
})
afterEach(() => opened.close())

/** Since the stand-in was opened, which needs one itself. */
const logins = () => calls(opened, { path: LOGIN }).length - 1

describe('the key of the operator', () => {
  it('is exchanged once, by form, for many calls', async () => {
    const { backend, standIn } = opened
    await Promise.all([
      backend.listRoles(),
      backend.listInvitations(),
      backend.findMember({ email: 'x@y.z' }),
    ])
    expect(logins()).toBe(1)
    const login = standIn.traffic().findLast(({ path }) => LOGIN.test(path))
    expect(login).toMatchObject({ method: 'POST', sent: { password: standIn.environment['ZENML_API_KEY'] } })
  })

  it('is exchanged anew before the token ends', async () => {
    await opened.backend.listInvitations()
    opened.pass(HOUR_MS - 30_000)
    await opened.backend.listInvitations()
    expect(logins()).toBe(2)
    expect(opened.standIn.traffic().filter(({ status }) => status === 401)).toEqual([])
  })

  it('is exchanged once more where a token is not taken, and the call is made', async () => {
    opened.standIn.faults.add({ path: MEMBERS }, answering(401, { detail: 'Expired' }))
    expect((await opened.backend.listMembers({ limit: 9 })).members).toHaveLength(1)
    expect(logins()).toBe(2)
  })

  it('is given up where the next token is not taken either', async () => {
    opened.standIn.faults.add({ path: ROLES }, answering(401, { detail: 'Expired' }), 2)
    expect((await troubleOf(opened.backend.listRoles())).trouble).toBe('unauthorized')
    expect(await opened.backend.listRoles()).toHaveLength(6)
  })

  it('does not go along where a person answers', async () => {
    const met = await opened.meet()
    await opened.backend.listOwnInvitations(met.credential)
    await opened.backend.accept({
      key: opened.unknownKey(),
      credential: { ...met.credential, token: 'nobody' },
    })
    expect(logins()).toBe(0)
  })
})

describe('roles', () => {
  it('are asked for once a minute', async () => {
    const { backend, pass } = opened
    const asked = () => calls(opened, { path: ROLES }).filter((call) => call.endsWith('/roles')).length
    const before = asked()
    for (const _ of [1, 2, 3]) await backend.listRoles()
    expect(asked()).toBe(before + 1)
    pass(60_000)
    await backend.listRoles()
    expect(asked()).toBe(before + 2)
  })
})
