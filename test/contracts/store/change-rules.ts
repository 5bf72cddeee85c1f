import { expect } from 'vitest'
import type { Card } from '../../../src/domain/card.ts'
import { type Change, type ChangeWhat, OPEN_CHANGES } from '../../../src/domain/change.ts'
import { asAccountId, asChangeId, asInvitationId } from '../../../src/domain/ids.ts'
import type { StoreRules } from './rules.ts'
import { at, bob, changeWith, keepChanges, OTHER_TEAM, TEAM } from './samples.ts'

const account = asAccountId('a1')
const bobs = { account, name: 'Bob', role: 'editor', rank: 'member' } as const

const WHATS: readonly ChangeWhat[] = [
  { kind: 'remove', ...bobs },
  { kind: 'role', to: 'boss', toRank: 'owner', ...bobs },
  { kind: 'leave', ...bobs },
  {
    kind: 'invite',
    invitations: [asInvitationId('i1'), asInvitationId('i2')],
    role: 'editor',
    rank: 'viewer',
  },
]

const CLOSED = ['drafted', 'done', 'undone', 'denied', 'lapsed', 'failed'] as const

export const changeRules: StoreRules = {
  'a change comes back as it was, with everything or only the least': async ({ store }) => {
    for (const what of WHATS) {
      const full = changeWith({
        what,
        status: 'failed',
        askedAs: asAccountId('a2'),
        place: { platform: 'discord', isDirect: true },
        decidedBy: bob,
        decidedByName: 'Bob',
        closedAt: at(30),
        failure: 'given_up',
      })
      const { dueAt: _, ...least } = changeWith({ what, status: 'drafted' })
      await store.transaction(async (tx) => {
        expect(await tx.insertChange(full)).toBe('inserted')
        expect(await tx.insertChange(least)).toBe('inserted')
        expect(await tx.findChange(full.id)).toStrictEqual(full)
        expect(await tx.lockChange(least.id)).toStrictEqual(least)
        expect(await tx.findChange(asChangeId('none'))).toBeUndefined()
      })
    }
  },

  'the same id twice is known, however it stands by then': async ({ store }) => {
    const change = changeWith({ status: 'drafted' })
    await store.transaction(async (tx) => {
      expect(await tx.insertChange(change)).toBe('inserted')
      expect(await tx.insertChange(change)).toBe('known')
      expect(await tx.saveChange({ ...change, status: 'waiting' })).toBe('saved')
      expect(await tx.insertChange(change)).toBe('known')
      expect(await tx.findChange(change.id)).toMatchObject({ status: 'waiting' })
    })
  },

  'an open one keeps another about the same member from being made or opened': async ({ store }) => {
    for (const status of OPEN_CHANGES) {
      const open = changeWith({ status })
      const draft = changeWith({ what: open.what, status: 'drafted' })
      await store.transaction(async (tx) => {
        expect(await tx.insertChange(draft)).toBe('inserted')
        expect(await tx.insertChange(open)).toBe('inserted')
        expect(await tx.saveChange({ ...draft, status: 'waiting' })).toBe('open')
        expect(await tx.findChange(draft.id)).toStrictEqual(draft)
        expect(await tx.insertChange(changeWith({ what: open.what, status: 'drafted' }))).toBe('open')
        // It goes on itself, and whoever was second may still end.
        expect(await tx.saveChange({ ...open, status: 'applying' })).toBe('saved')
        expect(await tx.saveChange({ ...draft, status: 'lapsed' })).toBe('saved')
      })
    }
  },

  'the open one about a member is found in its team': async ({ store }) => {
    const open = changeWith({ what: { kind: 'leave', ...bobs } })
    const elsewhere = changeWith({ what: open.what, team: OTHER_TEAM, status: 'waiting' })
    const ended = CLOSED.map((status) => changeWith({ what: open.what, status }))
    await keepChanges(store, ...ended, open, elsewhere)
    await store.transaction(async (tx) => {
      expect(await tx.findOpenChange(TEAM, account)).toStrictEqual(open)
      expect(await tx.findOpenChange(OTHER_TEAM, account)).toStrictEqual(elsewhere)
      expect(await tx.findOpenChange(TEAM, asAccountId('a2'))).toBeUndefined()
      await tx.saveChange({ ...open, status: 'done' })
      expect(await tx.findOpenChange(TEAM, account)).toBeUndefined()
    })
  },

  'requests to invite do not stand in each other’s way': async ({ store }) => {
    const what = { kind: 'invite', invitations: [], role: 'editor', rank: 'member' } as const
    await store.transaction(async (tx) => {
      expect(await tx.insertChange(changeWith({ what }))).toBe('inserted')
      expect(await tx.insertChange(changeWith({ what }))).toBe('inserted')
    })
  },

  'saving changes what may change, and takes away what is gone': async ({ store }) => {
    const before = changeWith({ status: 'waiting' })
    await keepChanges(store, before)
    const { dueAt: _, ...rest } = before
    const after: Change = {
      ...rest,
      status: 'undone',
      decidedBy: bob,
      decidedByName: 'Bob',
      closedAt: at(9),
    }
    await store.transaction((tx) => tx.saveChange(after))
    expect(await store.transaction((tx) => tx.findChange(before.id))).toStrictEqual(after)
  },

  'saving one that was never there is an error': async ({ store }) => {
    await expect(store.transaction((tx) => tx.saveChange(changeWith()))).rejects.toThrow('There is no change')
  },

  'only asked ones lapse, at their time, oldest first, so many at once': async ({ store }) => {
    const [late, early, next] = [changeWith({ dueAt: at(9) }), changeWith({ dueAt: at(5) }), changeWith()]
    const others = ['drafted', 'waiting', 'applying', 'done'] as const
    await keepChanges(
      store,
      late,
      early,
      next,
      ...others.map((status) => changeWith({ status, dueAt: at(1) })),
    )
    const lapsed = (seconds: number, limit = 9) =>
      store.transaction((tx) => tx.lockLapsedChanges(at(seconds), limit))
    expect(await lapsed(4)).toEqual([])
    expect(await lapsed(9)).toEqual([early, late])
    expect(await lapsed(59, 1)).toEqual([early])
    expect(await lapsed(60)).toHaveLength(3)
  },

  'old questions are forgotten, and nothing else': async ({ store }) => {
    const asked = changeWith()
    const old = changeWith({ status: 'drafted' })
    const young = changeWith({ status: 'drafted', createdAt: at(1) })
    await keepChanges(store, asked, old, young)
    await store.transaction(async (tx) => {
      expect(await tx.purgeDrafts(at(1))).toBe(1)
      expect(await tx.findChange(old.id)).toBeUndefined()
      expect(await tx.findChange(young.id)).toEqual(young)
      expect(await tx.findChange(asked.id)).toEqual(asked)
    })
  },

  'the cards of a change know their channels': async ({ store }) => {
    const { id: about, ...rest } = changeWith()
    await keepChanges(store, { id: about, ...rest })
    const on = (channel: string): Card => ({
      about,
      purpose: 'change',
      to: { platform: 'slack', space: 'T1', channel },
      channel,
      message: '1.1',
    })
    await store.transaction(async (tx) => {
      await tx.saveCard(on('C1'))
      await tx.saveCard(on('C2'))
      expect(await tx.listCards(about)).toStrictEqual([on('C1'), on('C2')])
      expect(await tx.listCards(asChangeId('none'))).toEqual([])
    })
  },
}
