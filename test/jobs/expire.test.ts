import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asBackendKey } from '../../src/domain/ids.ts'
import { expireInvitations } from '../../src/jobs/expire.ts'
import { ann, auditOf, openRig, type Rig, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

test('at its time, and not a moment before, an invitation expires and the inviter hears', async () => {
  const invitation = await rig.invite({})
  rig.pass(team.invitationLifeMs - 1)
  expect(await expireInvitations(rig.deps)).toBe(0)
  rig.pass(1)
  expect(await expireInvitations(rig.deps)).toBe(1)
  expect(await expireInvitations(rig.deps)).toBe(0)

  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
  expect(await auditOf(rig, invitation)).toEqual(['invitation.expired'])
  expect(toldTo(rig, ann)).toEqual(['(neutral) Bob did not answer the invitation to Lighthouse'])
})

test.each(['sending', 'joining', 'declining', 'revoking', 'joined'] as const)(
  'one that is %s is not ended by the clock',
  async (status) => {
    const invitation = await rig.invite({ status })
    rig.pass(team.invitationLifeMs)
    expect(await expireInvitations(rig.deps)).toBe(0)
    expect(await rig.find(invitation)).toMatchObject({ status })
  },
)

test('many at once are ended in portions', async () => {
  for (let count = 0; count < 101; count += 1)
    await rig.invite({ invitee: { key: randomUUID(), name: 'Bob', actors: [] } })
  rig.pass(team.invitationLifeMs)
  expect(await expireInvitations(rig.deps)).toBe(100)
  expect(await expireInvitations(rig.deps)).toBe(1)
})

test('one of a team that was taken out of the file keeps nothing from the others', async () => {
  const invitation = await rig.invite({ backendKey: asBackendKey('k1') })
  rig.pass(team.invitationLifeMs)
  expect(await expireInvitations({ ...rig.deps, teams: { ...rig.deps.teams, list: () => [] } })).toBe(1)
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
})
