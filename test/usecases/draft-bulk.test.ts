import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BulkPreview } from '../../src/domain/draft-outcomes.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { inviteeKey } from '../../src/domain/invitation.ts'
import { PlatformUnavailable } from '../../src/platforms/platform.ts'
import { askBulk } from '../../src/usecases/ask-bulk.ts'
import { draftBulk } from '../../src/usecases/draft-bulk.ts'
import { ann, bob, openRig, type Rig, team } from '../jobs/rig.ts'
import { aFile, bytes, CREW, callerFor, countsIn, depsFor, draft, drafted } from './bulk-front.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

async function joining(id: string, role: 'member' | 'admin', email?: string): Promise<void> {
  const account = asAccountId(id)
  await rig.store.transaction(async (tx) => {
    await tx.embedded.saveAccount({ id: account, name: id, ...(email && { email }) })
    await tx.embedded.saveMembership(team.id, account, role)
    const actor = { platform: 'chat', id }
    await tx.saveLink({ team: team.id, tenant: team.tenant, actor, account, proof: 'accepted' })
  })
}

const audited = async (preview: BulkPreview): Promise<readonly string[]> => {
  const log = await rig.store.transaction((tx) => tx.listAudit({ team: team.id, bulk: preview.bulk.id }))
  return log.map(({ action, decision, reason = '' }) => `${action} ${decision} ${reason}`.trim())
}

const rowsOf = (preview: BulkPreview) =>
  rig.store.transaction((tx) => tx.listBulkRows({ bulk: preview.bulk.id, limit: 100_000 }))

describe('what would happen with a list', () => {
  test('every line has a verdict, and nobody is invited', async () => {
    await joining('mia', 'member', 'mia@lighthouse.example')
    await rig.invite({
      invitee: {
        name: 'ivo',
        email: 'ivo@lighthouse.example',
        key: inviteeKey({ email: 'ivo@lighthouse.example', actors: [] }),
        actors: [],
      },
    })
    const preview = await drafted(
      rig,
      [
        'email,role,note',
        'ana@lighthouse.example,,Hello',
        'ben@lighthouse.example,admin,',
        'mia@lighthouse.example,,',
        'ivo@lighthouse.example,,',
        'ANA@lighthouse.example,,',
        'cara@lighthouse.example,king,',
        'olga@lighthouse.example,owner,',
        'nobody at all,,',
      ].join('\n'),
    )
    const [first, ...others] = countsIn(preview)
    expect(first).toBe('2 new')
    expect(others.toSorted()).toEqual([
      '1 duplicate',
      '1 invited',
      '1 member',
      '1 no_address',
      '1 role_not_allowed',
      '1 unknown_role',
    ])
    expect(preview.bulk).toMatchObject({ status: 'drafted', round: 0, role: 'member', asker: ann })
    expect(await audited(preview)).toEqual(['bulk.drafted done'])
    const { total } = await rig.store.transaction((tx) =>
      tx.listInvitations({ team: team.id, limit: 1, offset: 0 }),
    )
    expect(total).toBe(1)
  })

  test('people who are picked, a pasted list and a file are one list', async () => {
    const file = { kind: 'open', content: bytes('email;phone\r\ncara@li', 'ghthouse.example;1\r\n') } as const
    const chat = { ...CREW, dan: { email: 'dan@lighthouse.example' }, eve: {} }
    const outcome = await draft(
      rig,
      { actors: ['dan', 'eve', 'dan'], list: 'ana@lighthouse.example, <@dan>', file: aFile('crew.csv') },
      { chat, file },
    )
    if (outcome.kind !== 'preview') throw new Error(outcome.kind)
    expect(countsIn(outcome)).toEqual(['4 new', '1 duplicate'])
    expect(outcome.bulk).toMatchObject({ file: 'crew.csv', leftOut: ['phone'] })
    const rows = await rowsOf(outcome)
    expect(rows.map(({ position, actor, email }) => [position, actor?.id ?? email])).toEqual([
      [0, 'dan'],
      [1, 'eve'],
      [2, 'ana@lighthouse.example'],
      [3, 'dan'],
      [4, 'cara@lighthouse.example'],
    ])
  })

  test('the chat says who is a bot, a guest, unknown or whoever asks', async () => {
    const chat = { ...CREW, hal: { kind: 'bot' }, gus: { kind: 'guest' } } as const
    const preview = await drafted(rig, '<@hal>\n<@gus>\n<@zoe>\n<@ann>\n@ana', { chat })
    expect(new Set(countsIn(preview))).toEqual(
      new Set(['1 bot', '1 guest', '1 unknown', '1 yourself', '1 name_only']),
    )
  })

  test('the limit of the team leaves out the last ones', async () => {
    await joining('mia', 'member')
    const small = { ...team, memberLimit: 3 }
    const list = 'ana@lighthouse.example\nben@lighthouse.example\ncara@lighthouse.example'
    expect(countsIn(await drafted(rig, list, { team: small }))).toEqual(['2 new', '1 over_limit'])
  })
})

describe('what becomes of it', () => {
  test('run again after a crash it goes over the list once more, and every line is there once', async () => {
    const list = 'ana@lighthouse.example\nben@lighthouse.example\n<@dan>'
    const away = async (): Promise<never> => {
      throw new PlatformUnavailable('Chat', { problem: 'fetch failed' })
    }
    const deps = depsFor(rig, { chat: CREW })
    const chat = deps.platforms.get('chat')
    if (!chat) throw new Error('no chat')
    const dead = { ...deps, platforms: new Map([['chat', { ...chat, readMention: away }]]) }
    const ask = { actors: [], list }
    await expect(draftBulk(dead, callerFor({ delivery: 'same' }), ask)).rejects.toThrow(PlatformUnavailable)

    const preview = await drafted(rig, list, { delivery: 'same', chat: { ...CREW, dan: {} } })
    expect(countsIn(preview)).toEqual(['3 new'])
    expect(await rowsOf(preview)).toHaveLength(3)
    const again = await drafted(rig, list, { delivery: 'same', chat: CREW })
    expect(again.bulk.id).toBe(preview.bulk.id)
    expect(await audited(preview)).toEqual(['bulk.drafted done'])
  })

  test('what another process has begun meanwhile goes on', async () => {
    async function* content() {
      yield* bytes('ana@lighthouse.example\n')
      await rig.store.transaction(async (tx) => {
        const [reading] = await tx.listBulks({ team: team.id, statuses: ['reading'], limit: 1 })
        if (reading) await tx.saveBulk({ ...reading, status: 'running' })
      })
    }
    const file = { kind: 'open', content: content() } as const
    expect(await draft(rig, { file: aFile('crew.csv') }, { file })).toMatchObject({
      kind: 'at_work',
      sight: { bulk: { status: 'running' } },
    })
  })

  test('a mention beyond the platform’s pace is looked up when its turn comes', async () => {
    const deps = depsFor(rig, { chat: CREW })
    const chat = deps.platforms.get('chat')
    if (!chat) throw new Error('no chat')
    const paced = {
      ...chat,
      findPerson: async (...asked: Parameters<typeof chat.findPerson>) => {
        if (asked[0].id === 'ann') return chat.findPerson(...asked)
        throw new PlatformUnavailable('Chat', { problem: 'paced', isUntried: true, waitMs: 1_200 })
      },
    }
    const outcome = await draftBulk({ ...deps, platforms: new Map([['chat', paced]]) }, callerFor(), {
      actors: [],
      list: '<@dan>\n<@eve>',
    })
    expect(outcome.kind === 'preview' && countsIn(outcome)).toEqual(['2 new'])
  })

  test('whoever asks again finds it for a day', async () => {
    const { bulk } = await drafted(rig, 'ana@lighthouse.example')
    const asking = (by = ann) => askBulk(depsFor(rig, { chat: CREW }), callerFor({ by }))
    expect(await asking()).toMatchObject({ kind: 'preview', bulk: { id: bulk.id } })
    const anew = await askBulk(depsFor(rig, { chat: CREW }), callerFor(), { anew: true })
    expect(anew).toMatchObject({
      kind: 'whom',
      ordinary: { name: 'member' },
      roles: [{ name: 'admin' }, { name: 'member' }],
    })
    await joining('bob', 'admin')
    expect((await asking(bob)).kind).toBe('whom')
    rig.pass(24 * 60 * 60_000)
    expect((await asking()).kind).toBe('whom')
  })

  test.for<[title: string, ask: Parameters<typeof draft>[1], outcome: object]>([
    ['nothing was given', {}, { kind: 'nothing' }],
    ['a role that is none', { list: 'ana@x.example', role: 'king' }, { kind: 'unknown_role', role: 'king' }],
    [
      'a role that takes two',
      { list: 'ana@x.example', role: 'owner' },
      { kind: 'role_not_allowed', role: 'owner' },
    ],
    [
      'the file is gone',
      { file: aFile('crew.csv') },
      { kind: 'unreadable', because: { kind: 'gone' }, file: 'crew.csv' },
    ],
    [
      'headings that name no address',
      { list: 'name,phone\nAna,1' },
      { kind: 'unreadable', because: { kind: 'no_email_column' } },
    ],
  ])('%s', async ([, ask, outcome]) => {
    expect(await draft(rig, ask)).toMatchObject(outcome)
  })

  const anyLists = () =>
    rig.store.transaction((tx) =>
      tx.listBulks({ team: team.id, statuses: ['reading', 'drafted', 'dropped'], limit: 9 }),
    )

  test('nothing is kept of what could not be read to its end', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `person${index}@lighthouse.example,Ana\n`)
    const content = bytes('email,name\n', ...lines, '"ana@lighthouse.example,Ana\n')
    const outcome = await draft(rig, { file: aFile('crew.csv') }, { file: { kind: 'open', content } })
    expect(outcome).toMatchObject({ kind: 'unreadable', because: { kind: 'quotes' } })
    expect(await anyLists()).toEqual([])
    const [noted] = await rig.store.transaction((tx) => tx.listAudit({ team: team.id }))
    expect(noted).toMatchObject({ action: 'bulk', decision: 'refused', reason: 'list_quotes' })
  })

  test('nor of what the chat brought only in part', async () => {
    async function* content() {
      for (let line = 0; line < 600; line += 1) yield* bytes(`person${line}@lighthouse.example\n`)
      throw new PlatformUnavailable('chat', { problem: 'no file came' })
    }
    const file = { kind: 'open', content: content() } as const
    await expect(draft(rig, { file: aFile('crew.csv') }, { file })).rejects.toThrow(PlatformUnavailable)
    expect(await anyLists()).toEqual([])
  })

  test('a member cannot, and that is in the audit log', async () => {
    await joining('bob', 'member')
    expect(await draft(rig, { list: 'ana@x.example' }, { by: bob })).toMatchObject({
      kind: 'denied',
      ruling: { kind: 'rank_too_low' },
    })
    const log = await rig.store.transaction((tx) => tx.listAudit({ team: team.id }))
    expect(log).toMatchObject([{ action: 'bulk', decision: 'refused', reason: 'rank_too_low' }])
  })
})

test('ten thousand lines are read, weighed and kept in moments', async () => {
  const line = (index: number) => `person${index}@lighthouse.example,Person ${index},,\n`
  async function* content() {
    yield* bytes('email,name,role,note\n')
    for (let from = 0; from < 10_000; from += 100)
      yield* bytes(Array.from({ length: 100 }, (_, index) => line(from + index)).join(''))
  }
  const startedAt = performance.now()
  const outcome = await draft(rig, { file: aFile('all.csv') }, { file: { kind: 'open', content: content() } })
  expect(outcome.kind === 'preview' && countsIn(outcome)).toEqual(['10000 new'])
  expect(performance.now() - startedAt).toBeLessThan(3_000)
})
