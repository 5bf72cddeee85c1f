import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import type { Bulk } from '../../src/domain/bulk.ts'
import { asAccountId, asBulkId, type BulkId } from '../../src/domain/ids.ts'
import { takeBulkFile } from '../../src/usecases/bulk-file.ts'
import { confirmBulk } from '../../src/usecases/confirm-bulk.ts'
import { dropBulk } from '../../src/usecases/drop-bulk.ts'
import { ann, bob, openRig, type Rig, team } from '../jobs/rig.ts'
import { CREW, callerFor, depsFor, drafted, type Wish } from './bulk-front.ts'

const cara = { platform: 'chat', id: 'cara' }
const CHAT = { ...CREW, cara: {} }

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const ranking = (actor: Actor, role: 'member' | 'admin') =>
  rig.store.transaction(async (tx) => {
    const account = asAccountId(actor.id)
    await tx.embedded.saveAccount({ id: account, name: actor.id })
    await tx.embedded.saveMembership(team.id, account, role)
    await tx.saveLink({ team: team.id, tenant: team.tenant, actor, account, proof: 'accepted' })
  })

const confirm = (id: BulkId, wish: Wish = {}) =>
  confirmBulk(depsFor(rig, { chat: CHAT }), callerFor(wish), id)
const drop = (id: BulkId, wish: Wish = {}) => dropBulk(depsFor(rig, { chat: CHAT }), callerFor(wish), id)
const take = (id: BulkId, wish: Wish = {}) => takeBulkFile(depsFor(rig, { chat: CHAT }), callerFor(wish), id)

const draftOf = async (list: string, by: Actor = ann): Promise<Bulk> =>
  (await drafted(rig, list, { by, chat: CHAT })).bulk

const statusOf = async ({ id }: Bulk): Promise<string | undefined> =>
  (await rig.store.transaction((tx) => tx.findBulk(id)))?.status

const audited = async ({ id }: Bulk): Promise<readonly string[]> => {
  const log = await rig.store.transaction((tx) => tx.listAudit({ team: team.id, bulk: id }))
  return log.map(({ action, decision, reason = '' }) => `${action} ${decision} ${reason}`.trim())
}

const ANA = 'ana@lighthouse.example'

describe('whoever gave a list says yes to it', () => {
  test('it begins once, however often they press', async () => {
    const bulk = await draftOf(ANA)
    expect((await confirm(bulk.id)).kind).toBe('begun')
    expect(await confirm(bulk.id)).toMatchObject({ kind: 'at_work', sight: { bulk: { status: 'running' } } })
    expect(await audited(bulk)).toEqual(['bulk.drafted done', 'bulk.began done'])
    const runs = await rig.store.transaction((tx) => tx.countEffects({ about: bulk.id, kinds: ['run_bulk'] }))
    expect(runs).toBe(1)
  })

  test('where another one is at work it waits, and begins later', async () => {
    const [first, second] = [await draftOf(ANA), await draftOf('ben@lighthouse.example')]
    await confirm(first.id)
    expect(await confirm(second.id)).toMatchObject({ kind: 'under_way', rival: { id: first.id } })
    expect(await statusOf(second)).toBe('drafted')
    const done = await rig.store.transaction(async (tx) => {
      const running = await tx.findBulk(first.id)
      return running && tx.saveBulk({ ...running, status: 'finished' })
    })
    expect(done).toBe('saved')
    expect((await confirm(second.id)).kind).toBe('begun')
  })

  test('nobody on it can be invited', async () => {
    const bulk = await draftOf('@ana')
    expect((await confirm(bulk.id)).kind).toBe('nobody')
    expect(await audited(bulk)).toEqual(['bulk.drafted done', 'bulk refused nobody'])
  })

  test('an admin who is none any more cannot, and the list waits for them', async () => {
    await ranking(bob, 'admin')
    const bulk = await draftOf(ANA, bob)
    await ranking(bob, 'member')
    rig.pass(60_000)
    expect(await confirm(bulk.id, { by: bob })).toMatchObject({
      kind: 'denied',
      ruling: { kind: 'rank_too_low' },
    })
    expect(await statusOf(bulk)).toBe('drafted')
  })

  test('a role above their rank by now is named, wherever in the list it stands', async () => {
    await ranking(bob, 'admin')
    const bulk = await draftOf(`email,role\n${ANA},\nben@lighthouse.example,admin`)
    await rig.store.transaction(async (tx) => {
      await tx.insertBulk({ ...bulk, id: asBulkId('bobs'), asker: bob })
      const row = { bulk: asBulkId('bobs'), line: 1, typed: ANA, email: ANA } as const
      await tx.insertBulkRows([
        { ...row, position: 0, verdict: 'new', state: 'new' },
        { ...row, position: 1, role: 'owner', verdict: 'new', state: 'new' },
      ])
    })
    expect(await confirm(asBulkId('bobs'), { by: bob })).toMatchObject({
      kind: 'denied',
      ruling: { kind: 'above_own_rank' },
    })
    expect((await confirm(bulk.id)).kind).toBe('begun')
  })

  test('nobody else begins it, and nobody begins what is not there', async () => {
    await ranking(bob, 'admin')
    const bulk = await draftOf(ANA)
    expect((await confirm(bulk.id, { by: bob })).kind).toBe('not_yours')
    expect((await confirm(asBulkId('made-up'))).kind).toBe('not_found')
    const moved = { ...team, tenant: 'elsewhere' }
    expect((await confirm(bulk.id, { team: moved })).kind).toBe('moved')
    expect(await audited(bulk)).toEqual(['bulk.drafted done', 'bulk refused not_yours', 'bulk refused moved'])
  })
})

describe('a list that nobody begins', () => {
  test('is forgotten by whoever gave it, and then cannot begin', async () => {
    const bulk = await draftOf(ANA)
    expect((await drop(bulk.id)).kind).toBe('dropped')
    expect((await drop(bulk.id)).kind).toBe('dropped')
    expect(await confirm(bulk.id)).toMatchObject({ kind: 'at_work', sight: { bulk: { status: 'dropped' } } })
    expect(await audited(bulk)).toEqual(['bulk.drafted done', 'bulk.dropped done'])
  })

  test('is not forgotten once it has begun', async () => {
    const bulk = await draftOf(ANA)
    await confirm(bulk.id)
    expect(await drop(bulk.id)).toMatchObject({ kind: 'at_work', sight: { bulk: { status: 'running' } } })
  })

  test('is nobody’s to forget but theirs and the admins’', async () => {
    await ranking(cara, 'member')
    const bulk = await draftOf(ANA)
    expect((await drop(bulk.id, { by: cara })).kind).toBe('denied')
    expect(await statusOf(bulk)).toBe('drafted')
  })
})

describe('the list as a file', () => {
  test('has every line, and who took it is in the audit log', async () => {
    const bulk = await draftOf(`${ANA}\n${ANA}\n@ben`)
    const taken = await take(bulk.id)
    const lines = taken.kind === 'file' ? taken.lines : []
    expect(lines.map(({ verdict }) => verdict)).toEqual(['new', 'duplicate', 'name_only'])
    expect(await audited(bulk)).toEqual(['bulk.drafted done', 'bulk.taken done'])
  })

  test('is not for members', async () => {
    await ranking(cara, 'member')
    const bulk = await draftOf(ANA)
    expect((await take(bulk.id, { by: cara })).kind).toBe('denied')
  })
})
