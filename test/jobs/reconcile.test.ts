import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, type BackendInvitation, BackendUnavailable } from '../../src/backends/backend.ts'
import { facts as deepgram } from '../../src/backends/deepgram/facts.ts'
import type { Member } from '../../src/domain/account.ts'
import { asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { ELSEWHERE, ENDED_THERE, type Invitation } from '../../src/domain/invitation.ts'
import { createReconciling, reconcile } from '../../src/jobs/reconcile.ts'
import { ann, auditOf, bob, HOUR_MS, openRig, type Rig, team, toldTo } from './rig.ts'

const EMAIL = 'bob@lighthouse.example'
const KEY = asBackendKey('k1')
const bobs: Member = { account: asAccountId('b'), name: 'Bob', role: { name: 'member', rank: 'member' } }
const offer: BackendInvitation = { key: KEY, name: 'bob', email: EMAIL, role: 'member' }

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

type Scene = {
  readonly open?: readonly BackendInvitation[]
  readonly members?: readonly Member[]
  /** Happens while the backend is asked who is a member. */
  readonly meanwhile?: () => Promise<unknown>
}

/** Says what the scene says, and nothing of dates. */
const saying = ({ open = [], members = [], meanwhile }: Scene): Backend => ({
  ...rig.backend,
  listInvitations: async () => open,
  findInvitation: async (key) => open.find((one) => one.key === key),
  findMember: async () => {
    await meanwhile?.()
    return members[0]
  },
})

const depsAt = (backend: Backend) => ({ ...rig.deps, backends: { of: () => backend } })

const run = (scene: Scene) => reconcile(depsAt(saying(scene)), team)

/** Ann's invitation of Bob, whose card has arrived. */
async function invited(wish: Partial<Invitation> = {}): Promise<Invitation> {
  const invitation = await rig.invite(
    {
      backendKey: KEY,
      invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] },
      expiresAt: new Date(rig.deps.now().getTime() + 24 * HOUR_MS),
      ...wish,
    },
    'deliver_card',
  )
  await rig.run()
  rig.pass(HOUR_MS)
  return invitation
}

const audit = async (invitation: Invitation) =>
  (await auditOf(rig, invitation)).filter((line) => line.startsWith('invitation.'))

const list = async () =>
  (await rig.store.transaction((tx) => tx.listInvitations({ team: team.id, limit: 9, offset: 0 })))
    .invitations

test('who is a member by now has joined, and the inviter hears so once', async () => {
  const invitation = await invited()
  await run({ members: [bobs] })
  await run({ members: [bobs] })
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({ status: 'joined', invitee: { account: bobs.account } })
  expect(await audit(invitation)).toEqual(['invitation.reconciled joined', 'invitation.joined'])
  expect(toldTo(rig, ann)).toEqual(['(good) Bob joined Lighthouse'])
})

test('what was taken back there is over here, and nobody here is said to have done it', async () => {
  const invitation = await invited({ status: 'joining', finishingSince: rig.deps.now(), answeredBy: bob })
  await run({})
  await rig.run()
  const found = await rig.find(invitation)
  expect(found).toMatchObject({ status: 'revoked', failure: ENDED_THERE })
  expect(found?.answeredBy).toBeUndefined()
  expect(await audit(invitation)).toEqual(['invitation.reconciled ended', 'invitation.revoked'])
  expect(toldTo(rig, ann)).toEqual(['(neutral) The invitation of Bob to Lighthouse is over'])
})

test('what is out of time there has expired', async () => {
  const invitation = await invited({ expiresAt: rig.deps.now() })
  await run({})
  expect(await rig.find(invitation)).toMatchObject({ status: 'expired' })
})

test('another role, date or key is taken over, and the card shows it', async () => {
  const invitation = await invited()
  const expiresAt = new Date(rig.deps.now().getTime() + 48 * HOUR_MS)
  await run({ open: [{ ...offer, key: asBackendKey('k2'), role: 'admin', expiresAt }] })
  await rig.run()
  expect(await rig.find(invitation)).toMatchObject({
    status: 'pending',
    role: 'admin',
    backendKey: 'k2',
    expiresAt,
  })
  expect(await audit(invitation)).toEqual(['invitation.reconciled changed'])
})

test.each(['accept', 'revoke', 'resend'] as const)(
  'what an effect to %s works on is left alone',
  async (kind) => {
    const invitation = await invited()
    await rig.store.transaction((tx) => tx.enqueue({ kind, invitation: invitation.id }, rig.deps.now()))
    expect(await run({})).toEqual([])
    expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  },
)

test('who answers while the backend is asked is not overruled', async () => {
  const invitation = await invited()
  const answers = () =>
    rig.store.transaction((tx) => tx.saveInvitation({ ...invitation, status: 'joining', answeredBy: bob }))
  expect(await run({ meanwhile: answers })).toEqual([])
  expect(await rig.find(invitation)).toMatchObject({ status: 'joining' })
})

test('a list that is cut short is asked about what it lacks', async () => {
  const invitation = await invited()
  const backend: Backend = { ...saying({}), findInvitation: async () => offer }
  expect(await reconcile(depsAt(backend), team)).toEqual([])
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
})

test('what was sent at the backend itself is adopted once, and nobody is written to', async () => {
  await run({ open: [offer] })
  await run({ open: [offer] })
  await rig.run()
  const [adopted, ...others] = await list()
  expect(others).toEqual([])
  expect(adopted).toMatchObject({
    status: 'pending',
    inviter: ELSEWHERE,
    invitee: { name: 'bob', email: EMAIL, actors: [] },
    backendKey: KEY,
  })
  expect(adopted?.expiresAt).toBeUndefined()
  expect(adopted && (await audit(adopted))).toEqual(['invitation.reconciled adopted'])
  expect(rig.platform.delivered).toEqual([])
})

test('the next invitation of the same address is another one', async () => {
  await run({ open: [offer] })
  const [first] = await list()
  rig.pass(HOUR_MS)
  const facts = { ...deepgram, capabilities: rig.backend.facts.capabilities }
  const byAddress = { ...team, backend: facts }
  const deps = depsAt({ ...saying({}), facts })
  await reconcile(deps, byAddress)
  rig.pass(HOUR_MS)
  await reconcile(depsAt({ ...saying({ open: [offer] }), facts }), byAddress)
  const all = await list()
  expect(all.map(({ status }) => status)).toEqual(['pending', 'revoked'])
  expect(all[0]?.id).not.toBe(first?.id)
})

test.each<[string, Scene]>([
  ['who is in', { open: [offer], members: [bobs] }],
  ['who has no address', { open: [{ key: KEY, name: 'bob', role: 'member' }] }],
])('nothing of %s is adopted', async (_, scene) => {
  expect(await run(scene)).toEqual([])
  expect(await list()).toEqual([])
})

test('what could not be taken back there is not adopted', async () => {
  await invited({ status: 'failed', failure: 'not_revoked', closedAt: rig.deps.now() })
  expect(await run({ open: [offer] })).toEqual([])
  expect(await list()).toHaveLength(1)
})

test('a dry run finds the same and changes nothing', async () => {
  const invitation = await invited()
  await rig.store.transaction((tx) =>
    tx.enqueue({ kind: 'watch', invitation: invitation.id }, rig.deps.now()),
  )
  const scene = { open: [{ ...offer, key: asBackendKey('k2'), email: 'new@lighthouse.example' }] }
  const tried = await reconcile(depsAt(saying(scene)), team, { isDryRun: true })
  expect(tried.map(({ kind }) => kind)).toEqual(['ended', 'unknown'])
  expect(await list()).toMatchObject([{ id: invitation.id, status: 'pending' }])
  expect(await audit(invitation)).toEqual([])
  expect((await run(scene)).map(({ kind }) => kind)).toEqual(['ended', 'unknown'])
})

test('every quarter of an hour, and by one process at a time', async () => {
  let looks = 0
  const backend: Backend = {
    ...rig.backend,
    listInvitations: async () => {
      looks += 1
      return []
    },
  }
  const [one, other] = [createReconciling(depsAt(backend)), createReconciling(depsAt(backend))]
  const looksAfter = async (minutes: number) => {
    rig.pass(minutes * 60_000)
    await one()
    await other()
    return looks
  }
  expect(await looksAfter(0)).toBe(0)
  expect(await looksAfter(5)).toBe(1)
  expect(await looksAfter(1)).toBe(1)
  expect(await looksAfter(15)).toBe(2)
})

test('a backend that is away is asked again next time', async () => {
  const invitation = await invited()
  const away: Backend = {
    ...rig.backend,
    listInvitations: () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'not_answering' })),
  }
  const look = createReconciling(depsAt(away))
  await look()
  rig.pass(HOUR_MS)
  await look()
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
})

test('one empty list ends nothing, where a backend has nothing but the list', async () => {
  const invitation = await invited()
  const listed = { ...team, backend: deepgram }
  const scene: { open: readonly BackendInvitation[] } = { open: [] }
  const backend = (): Backend => ({ ...saying(scene), facts: deepgram })
  const look = createReconciling({
    ...rig.deps,
    backends: { of: backend },
    teams: { get: () => listed, list: () => [listed] },
  })
  const statusAfterLook = async (open: readonly BackendInvitation[]) => {
    scene.open = open
    rig.pass(16 * 60_000)
    await look()
    return (await rig.find(invitation))?.status
  }
  await look()
  expect(await statusAfterLook([])).toBe('pending')
  expect(await statusAfterLook([offer])).toBe('pending')
  expect(await statusAfterLook([])).toBe('pending')
  expect(await statusAfterLook([])).toBe('revoked')
})

test('a backend that wants to be asked later is left alone until then', async () => {
  const invitation = await invited()
  const look = createReconciling(depsAt(saying({})))
  await look()
  await rig.store.transaction(async (tx) => {
    const id = await tx.enqueue({ kind: 'watch', invitation: invitation.id }, rig.deps.now())
    const dueAt = new Date(rig.deps.now().getTime() + 30 * 60_000)
    await tx.retryEffect(id, { dueAt, problem: 'busy', isUndone: true })
  })
  rig.pass(20 * 60_000)
  await look()
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  rig.pass(20 * 60_000)
  await look()
  expect(await rig.find(invitation)).toMatchObject({ status: 'revoked' })
})

test('a bot that is stopping asks nobody more', async () => {
  await invited()
  const asked: string[] = []
  const deps = { ...depsAt(saying({ meanwhile: async () => asked.push('member') })), isStopping: () => true }
  expect(await reconcile(deps, team)).toEqual([])
  expect(asked).toEqual([])
})
