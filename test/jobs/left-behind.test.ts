import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend } from '../../src/backends/backend.ts'
import type { InvitationWork } from '../../src/domain/effect.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import { expireInvitations } from '../../src/jobs/expire.ts'
import { runEffect } from '../../src/jobs/run-effect.ts'
import { TeamGone } from '../../src/usecases/team-gone.ts'
import { ann, auditOf, bob, HOUR_MS, openRig, type Rig, team, toldTo } from './rig.ts'

let rig: Rig
let calls: string[]

beforeEach(async () => {
  rig = await openRig()
  calls = []
})

afterEach(() => rig.store.close())

/** The backend where the team is now. */
const elsewhere = (): Backend => {
  const never = (name: string) => async () => {
    calls.push(name)
    throw new Error(`${name} was called`)
  }
  const [send, accept, decline] = [never('send'), never('accept'), never('decline')]
  const [revoke, findMember] = [never('revoke'), never('findMember')]
  return { ...rig.backend, send, accept, decline, revoke, findMember }
}

const WAITING: readonly (readonly [InvitationWork['kind'], Invitation['status'], Partial<Invitation>])[] = [
  ['send', 'sending', {}],
  ['accept', 'joining', {}],
  ['watch', 'joining', { finishingSince: new Date('2026-03-02T09:00:00Z') }],
  ['decline', 'declining', {}],
  ['revoke', 'revoking', {}],
]

const made = (kind: InvitationWork['kind'], wish: Partial<Invitation>) =>
  rig.invite(
    {
      tenant: 'acme 1',
      ...(kind !== 'send' && { backendKey: asBackendKey('k1'), answeredBy: bob }),
      invitee: { key: 'account:b', name: 'Bob', account: asAccountId('b'), actors: [bob] },
      ...wish,
    },
    kind,
  )

test.each(WAITING)('the backend of today hears nothing of %s while %s', async (kind, status, wish) => {
  const invitation = await made(kind, { status, ...wish })
  await rig.run({ backend: elsewhere() })
  expect(calls).toEqual([])
  expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'moved' })
  expect(await auditOf(rig, invitation)).toEqual(['invitation.failed moved'])
  expect(toldTo(rig, ann)).toEqual(['(neutral) The invitation of Bob to Lighthouse is over'])
  expect(await rig.store.transaction((tx) => tx.countEffects({ about: invitation.id }))).toBe(0)
})

test('at its time it is over, without a word to the backend of today', async () => {
  const invitation = await rig.invite({ tenant: 'acme 1', backendKey: asBackendKey('k1') })
  rig.pass(team.invitationLifeMs)
  const moved = { ...team, backend: { ...team.backend, expiry: 'never' as const } }
  await expireInvitations({ ...rig.deps, teams: { get: () => moved, list: () => [moved] } })
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
})

test('what waits for a team that was taken out of the file goes on when it is back', async () => {
  const invitation = await rig.invite({ status: 'sending' }, 'send')
  const claim = { limit: 1, now: rig.deps.now(), leaseUntil: new Date(rig.deps.now().getTime() + 1) }
  const get = () => {
    throw new TeamGone(team.id)
  }
  for (let hour = 0; hour < 20; hour += 1) {
    const now = rig.deps.now()
    const [effect] = await rig.store.transaction((tx) => tx.claimEffects({ ...claim, now }))
    if (effect) await runEffect({ ...rig.deps, teams: { get, list: () => [] } }, effect)
    rig.pass(HOUR_MS)
  }
  expect(await rig.find(invitation)).toMatchObject({ status: 'sending' })
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
})
