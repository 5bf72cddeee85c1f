import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { facts as deepgram } from '../../src/backends/deepgram/facts.ts'
import { facts as zenml } from '../../src/backends/zenml/facts.ts'
import { asBackendKey } from '../../src/domain/ids.ts'
import { expireInvitations } from '../../src/jobs/expire.ts'
import { sampleTeam } from '../domain/sample-team.ts'
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

test.each([
  ['has no clock', deepgram],
  ['may have their yes by a mail of its own', zenml],
])('where the backend %s it is asked before anybody is told', async (_, backend) => {
  const invitation = await rig.invite({ backendKey: asBackendKey('k1') })
  rig.pass(team.invitationLifeMs)
  const there = sampleTeam({ backend })
  await expireInvitations({ ...rig.deps, teams: { get: () => there, list: () => [there] } })
  expect(await rig.find(invitation)).toMatchObject({ status: 'revoking' })
  expect(await auditOf(rig, invitation)).toEqual([])

  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
  expect(toldTo(rig, ann)).toEqual(['(neutral) Bob did not answer the invitation to Lighthouse'])
})

test('one of a team that was taken out of the file keeps nothing from the others', async () => {
  const invitation = await rig.invite({ backendKey: asBackendKey('k1') })
  rig.pass(team.invitationLifeMs)
  expect(await expireInvitations({ ...rig.deps, teams: { ...rig.deps.teams, list: () => [] } })).toBe(1)
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
})
