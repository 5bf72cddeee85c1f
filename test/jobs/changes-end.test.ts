import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackendUnavailable } from '../../src/backends/backend.ts'
import { type Change, OPEN_CHANGES } from '../../src/domain/change.ts'
import type { ChangeWork } from '../../src/domain/effect.ts'
import { asEffectId } from '../../src/domain/ids.ts'
import { isOpen } from '../../src/domain/invitation.ts'
import { closeChange } from '../../src/jobs/close-change.ts'
import { lapseChanges } from '../../src/jobs/lapse-changes.ts'
import { leaveBehind } from '../../src/jobs/leave-behind.ts'
import { putOff } from '../../src/jobs/put-off.ts'
import { ann, auditOf, auditOfChange, HOUR_MS, openRig, type Rig, takeWaiting, team, toldTo } from './rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const ENDING = ['revise_change', 'notify_asker']

/** Two of them wait for a yes, one has had it from elsewhere. */
async function askToInvite() {
  const nobody = { name: 'Bob', actors: [] }
  const [one, two, sent] = [
    await rig.invite({ status: 'requested', invitee: { ...nobody, key: 'email:one@example.com' } }),
    await rig.invite({ status: 'requested', invitee: { ...nobody, key: 'email:two@example.com' } }),
    await rig.invite({ status: 'pending', invitee: { ...nobody, key: 'email:three@example.com' } }),
  ]
  const invitations = [one, two, sent].map(({ id }) => id)
  const change = await rig.ask({ what: { kind: 'invite', invitations, role: 'member', rank: 'member' } })
  return { change, asked: [one, two], sent }
}

test('at its time, and not a moment before, what nobody agreed to lapses and the asker hears', async () => {
  const change = await rig.ask()
  rig.pass(HOUR_MS - 1)
  expect(await lapseChanges(rig.deps)).toBe(0)
  rig.pass(1)
  expect(await lapseChanges(rig.deps)).toBe(1)
  expect(await lapseChanges(rig.deps)).toBe(0)
  const { dueAt: _, ...rest } = change
  expect(await rig.findChange(change)).toEqual({ ...rest, status: 'lapsed', closedAt: rig.deps.now() })
  expect(await auditOfChange(rig, change)).toEqual(['change.lapsed'])
  expect(await takeWaiting(rig, change)).toEqual(ENDING)
})

test.each(['drafted', 'waiting', 'applying', 'done', 'undone', 'denied', 'failed'] as const)(
  'one that is %s is not ended by the clock',
  async (status) => {
    const change = await rig.ask({ status })
    rig.pass(HOUR_MS)
    expect(await lapseChanges(rig.deps)).toBe(0)
    expect(await rig.findChange(change)).toEqual(change)
  },
)

test('many at once lapse in portions', async () => {
  const what = { kind: 'invite', invitations: [], role: 'member', rank: 'member' } as const
  for (let count = 0; count < 101; count += 1) await rig.ask({ what })
  rig.pass(HOUR_MS)
  expect(await lapseChanges(rig.deps)).toBe(100)
  expect(await lapseChanges(rig.deps)).toBe(1)
})

test('with a request that lapses, what was asked for is denied, and the asker is told once', async () => {
  const { change, asked, sent } = await askToInvite()
  rig.pass(HOUR_MS)
  await lapseChanges(rig.deps)
  for (const invitation of asked) {
    expect(await rig.find(invitation)).toMatchObject({
      status: 'denied',
      failure: 'lapsed',
      closedAt: rig.deps.now(),
    })
    expect(await auditOf(rig, invitation)).toEqual(['invitation.denied lapsed'])
  }
  expect(await rig.find(sent)).toEqual(sent)
  expect(await takeWaiting(rig, change)).toEqual(ENDING)
  await rig.run()
  expect(toldTo(rig, ann)).toEqual([])
})

const effectOf = (work: ChangeWork, attempts = 0) => ({
  id: asEffectId('e1'),
  work,
  attempts,
  mayBeDone: false,
  urgency: 'interactive' as const,
  dueAt: rig.deps.now(),
})

const fail = (change: Change, kind: 'apply_change' | 'revise_change', attempts = 11) =>
  putOff(rig.deps, effectOf({ kind, change: change.id }, attempts), new TypeError('a bug'))

test.each(OPEN_CHANGES)('one that is %s and given up has failed, and the asker hears', async (status) => {
  const change = await rig.ask({ status })
  await fail(change, 'apply_change', 10)
  expect(await rig.findChange(change)).toEqual(change)
  await fail(change, 'apply_change')
  expect(await rig.findChange(change)).toMatchObject({ status: 'failed', failure: 'given_up' })
  expect(await auditOfChange(rig, change)).toEqual(['change.failed given_up'])
  expect(await takeWaiting(rig, change)).toEqual(ENDING)
})

test('a card that is given up ends no change', async () => {
  const change = await rig.ask()
  await fail(change, 'revise_change')
  expect(await rig.findChange(change)).toEqual(change)
  expect(await takeWaiting(rig, change)).toEqual([])
})

test('what is over already cannot fail any more', async () => {
  const change = await rig.ask({ status: 'done' })
  await fail(change, 'apply_change')
  await leaveBehind(rig.deps, effectOf({ kind: 'apply_change', change: change.id }))
  expect(await rig.findChange(change)).toEqual(change)
  expect(await auditOfChange(rig, change)).toEqual([])
})

test('what a team left behind when it moved has failed, with what was asked for', async () => {
  const { change, asked } = await askToInvite()
  await leaveBehind(rig.deps, effectOf({ kind: 'apply_change', change: change.id }))
  expect(await rig.findChange(change)).toMatchObject({ status: 'failed', failure: 'moved' })
  expect(await auditOfChange(rig, change)).toEqual(['change.failed moved'])
  for (const invitation of asked)
    expect(await rig.find(invitation)).toMatchObject({ status: 'failed', failure: 'moved' })
  expect(await takeWaiting(rig, change)).toEqual(ENDING)
})

test('a backend that is away is waited for, however long, and named to the operator', async () => {
  const change = await rig.ask({ status: 'applying' })
  const work = { kind: 'apply_change', change: change.id } as const
  const id = await rig.store.transaction((tx) => tx.enqueue(work, rig.deps.now()))
  const away = new BackendUnavailable('Usher', { trouble: 'unauthorized', isUndone: true })
  await putOff(rig.deps, { ...effectOf(work, 40), id }, away)
  expect(await rig.findChange(change)).toEqual(change)
  expect(await rig.store.transaction((tx) => tx.findProblem(change.id))).toBe('unauthorized')
})

test('what was done stays, and invitations go their own way', async () => {
  const { change, asked } = await askToInvite()
  const at = rig.deps.now()
  await rig.store.transaction((tx) => closeChange(tx, change, { status: 'done', at }))
  expect(await rig.findChange(change)).toMatchObject({ status: 'done', closedAt: at })
  for (const invitation of asked) {
    const found = await rig.find(invitation)
    expect(found && isOpen(found)).toBe(true)
  }
  const [entry] = await rig.store.transaction((tx) => tx.listAudit({ team: team.id, change: change.id }))
  expect(entry).toMatchObject({ actor: ann, action: 'change.done', decision: 'done' })
  expect(await takeWaiting(rig, change)).toEqual(ENDING)
})
