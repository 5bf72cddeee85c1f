import { expect } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import type { Invitation } from '../../../src/domain/invitation.ts'
import type { Store } from '../../../src/store/store.ts'
import type { StoreRules } from './rules.ts'
import { ann, at, bob, bobOnDiscord, invitationWith, keep, namesOf, OTHER_TEAM, TEAM } from './samples.ts'

const named = (name: string, wish: Partial<Invitation> = {}): Invitation =>
  invitationWith({ ...wish, invitee: { name } })

async function search(store: Store, text: string): Promise<readonly string[]> {
  const { invitations, total } = await store.transaction((tx) =>
    tx.listInvitations({ team: TEAM, search: text, limit: 50, offset: 0 }),
  )
  expect(total).toBe(invitations.length)
  return namesOf(invitations).toSorted()
}

export const invitationListRules: StoreRules = {
  'the newest comes first, and pages neither miss nor repeat one': async ({ store }) => {
    const same = Array.from({ length: 5 }, (_, number) => named(`Same ${number}`, { createdAt: at(10) }))
    await keep(store, named('Newest', { createdAt: at(20) }), ...same, named('Oldest', { createdAt: at(1) }))
    const names: string[] = []
    for (const offset of [0, 3, 6]) {
      const page = await store.transaction((tx) => tx.listInvitations({ team: TEAM, limit: 3, offset }))
      expect(page.total).toBe(7)
      names.push(...namesOf(page.invitations))
    }
    expect(names).toEqual(['Newest', 'Same 4', 'Same 3', 'Same 2', 'Same 1', 'Same 0', 'Oldest'])
  },

  'only the team and the wanted states are listed': async ({ store }) => {
    await keep(
      store,
      named('Pending'),
      named('Joined', { status: 'joined' }),
      named('Failed', { status: 'failed' }),
      named('Elsewhere', { team: OTHER_TEAM }),
    )
    const { invitations, total } = await store.transaction((tx) =>
      tx.listInvitations({ team: TEAM, statuses: ['pending', 'failed'], limit: 9, offset: 0 }),
    )
    expect(namesOf(invitations)).toEqual(['Failed', 'Pending'])
    expect(total).toBe(2)
    const none = await store.transaction((tx) =>
      tx.listInvitations({ team: TEAM, statuses: [], limit: 9, offset: 0 }),
    )
    expect(none).toEqual({ invitations: [], total: 0 })
  },

  'a search finds parts of names and addresses in any case': async ({ store }) => {
    await keep(
      store,
      named('Žofie Černá'),
      invitationWith({ invitee: { name: 'Bob', email: 'robert@example.com' } }),
      named('Straße'),
    )
    expect(await search(store, 'ČERN')).toEqual(['Žofie Černá'])
    expect(await search(store, 'žof')).toEqual(['Žofie Černá'])
    // The same letter, written as C with a caron after it.
    expect(await search(store, 'C\u030cern')).toEqual(['Žofie Černá'])
    expect(await search(store, 'ROBERT@')).toEqual(['Bob'])
    expect(await search(store, 'bob')).toEqual(['Bob'])
    expect(await search(store, 'nobody')).toEqual([])
    expect(await search(store, '')).toHaveLength(3)
  },

  'in a search, %, _ and backslash mean themselves': async ({ store }) => {
    await keep(store, named('100% Bob'), named('snake_case'), named('back\\slash'), named('Plain'))
    expect(await search(store, '%')).toEqual(['100% Bob'])
    expect(await search(store, '_')).toEqual(['snake_case'])
    expect(await search(store, '\\')).toEqual(['back\\slash'])
    expect(await search(store, "'; drop table invitation; --")).toEqual([])
  },

  'somebody finds their own open ones by actor or account, oldest first': async ({ store }) => {
    const account = asAccountId('a1')
    const mine = { actors: [bobOnDiscord, bob] }
    await keep(
      store,
      invitationWith({ createdAt: at(3), team: OTHER_TEAM, invitee: { ...mine, name: 'Third' } }),
      invitationWith({ createdAt: at(1), invitee: { ...mine, name: 'First' } }),
      invitationWith({ createdAt: at(2), invitee: { account, name: 'Second' } }),
      invitationWith({ status: 'joined', invitee: { ...mine, name: 'Closed' } }),
      invitationWith({ invitee: { actors: [ann], name: 'Of Ann' } }),
    )
    const listFor = (query: { actor: typeof bob; account?: typeof account }) =>
      store.transaction((tx) => tx.listInvitationsFor(query))
    expect(namesOf(await listFor({ actor: bob }))).toEqual(['First', 'Third'])
    expect(namesOf(await listFor({ actor: bob, account }))).toEqual(['First', 'Second', 'Third'])
    const [first] = await listFor({ actor: bobOnDiscord })
    expect(first?.invitee.actors).toEqual([bobOnDiscord, bob])
  },

  'pending ones whose time is over are found, the longest over first': async ({ store }) => {
    await keep(
      store,
      named('Second', { expiresAt: at(9) }),
      named('First', { expiresAt: at(5) }),
      named('Exactly', { expiresAt: at(10) }),
      named('Not yet', { expiresAt: at(11) }),
      named('Never'),
      named('Answered', { expiresAt: at(1), status: 'joining' }),
    )
    const over = (limit: number) => store.transaction((tx) => tx.lockExpiredInvitations(at(10), limit))
    expect(namesOf(await over(9))).toEqual(['First', 'Second', 'Exactly'])
    expect(namesOf(await over(1))).toEqual(['First'])
  },
}
