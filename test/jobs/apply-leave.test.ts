import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend, IdentityOutcome, PersonalCredential } from '../../src/backends/backend.ts'
import type { Actor } from '../../src/domain/actor.ts'
import type { Change } from '../../src/domain/change.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { TeamAt } from '../../src/domain/team.ts'
import { applyChange } from '../../src/jobs/apply-change.ts'
import { bob, openRig, type Rig, sure, team } from './rig.ts'

const BOB = asAccountId('bob')

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
  await rig.store.transaction(async (tx) => {
    await tx.embedded.saveAccount({ id: BOB, name: 'Bob' })
    await tx.embedded.saveMembership(team.id, BOB, 'member')
    const { id, tenant } = team
    await tx.saveLink({ team: id, tenant, actor: bob, account: BOB, proof: 'token' })
  })
})

afterEach(() => rig.store.close())

type Asked = { readonly left: PersonalCredential[]; readonly revoked: Actor[]; readonly forgotten: Actor[] }

/** Bob leaves, where people prove with a token who they are. */
async function leave(
  token: string | undefined,
  whose: IdentityOutcome,
): Promise<Asked & { readonly change: Change | undefined }> {
  const what = { kind: 'leave', account: BOB, name: 'Bob', role: 'member', rank: 'member' } as const
  const asked = await rig.ask({ what, askedBy: bob, askedAs: BOB, status: 'applying' })
  const work = { kind: 'apply_change', change: asked.id } as const
  const left: PersonalCredential[] = []
  const [revoked, forgotten]: [Actor[], Actor[]] = [[], []]
  const backend: Backend = {
    ...rig.backend,
    facts: { ...rig.backend.facts, proof: 'token' },
    whoIs: async () => whose,
    leave: async (credential) => {
      left.push(credential)
      return rig.backend.leave(credential)
    },
  }
  const vault = {
    ...rig.deps.vault,
    findToken: async () => token,
    revokeToken: async (_: TeamAt, actor: Actor) => void revoked.push(actor),
    forgetToken: async (_: TeamAt, actor: Actor) => void forgotten.push(actor),
  }
  const id = await rig.store.transaction((tx) => tx.enqueue(work, rig.deps.now()))
  const effect = {
    id,
    work,
    attempts: 0,
    mayBeDone: false,
    dueAt: rig.deps.now(),
    urgency: 'interactive' as const,
  }
  await applyChange({ ...rig.deps, vault, backends: { of: () => backend } }, effect)
  return { left, revoked, forgotten, change: await rig.findChange(asked) }
}

test('it takes their own token, which is revoked afterwards', async () => {
  const { change, left, revoked } = await leave('bobs-own', { kind: 'known', account: BOB })
  expect(sure(change)).toMatchObject({ status: 'done' })
  expect(left).toEqual([{ actor: bob, name: 'Ann', account: BOB, token: 'bobs-own' }])
  expect(revoked).toEqual([bob])
})

test('without one nobody leaves, and the key of the team is not tried', async () => {
  const { change, left } = await leave(undefined, { kind: 'known', account: BOB })
  expect(sure(change)).toMatchObject({ status: 'failed', failure: 'no_credential' })
  expect(left).toEqual([])
})

test('one of somebody else takes nobody out', async () => {
  const { change, left } = await leave('carols', { kind: 'known', account: asAccountId('carol') })
  expect(sure(change)).toMatchObject({ status: 'failed', failure: 'not_yours' })
  expect(left).toEqual([])
})

test('one that is not taken is forgotten', async () => {
  const { change, left, forgotten } = await leave('stale', { kind: 'refused', reason: 'no_credential' })
  expect(sure(change)).toMatchObject({ status: 'failed', failure: 'no_credential' })
  expect(left).toEqual([])
  expect(forgotten).toEqual([bob])
})
