import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandTable } from '../../src/commands.ts'
import type { AccountLink } from '../../src/domain/account.ts'
import type { Actor, Person } from '../../src/domain/actor.ts'
import { asAccountId, asDeliveryId, type InvitationId } from '../../src/domain/ids.ts'
import type { InviteRow } from '../../src/domain/outcomes.ts'
import { readInbox } from '../../src/usecases/inbox.ts'
import { invite } from '../../src/usecases/invite.ts'
import { createFakePlatform } from '../fakes/platform.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { ann, bob, openRig, type Rig, team } from '../jobs/rig.ts'

const cara = { platform: 'chat', id: 'cara' }
const dan = { platform: 'chat', id: 'dan' }
const bobAtHome = { platform: 'home', id: 'bob' }
const bobAbroad = { platform: 'nowhere', id: 'bob' }

const ADDRESS = 'bob@lighthouse.example'

let rig: Rig
let deliveries: number

beforeEach(async () => {
  rig = await openRig()
  deliveries = 0
})

afterEach(() => rig.store.close())

/** Ann invites; `addresses` are who answers to them in the chat. */
async function inviting(
  who: readonly ({ readonly actor: Actor } | { readonly email: string })[],
  addresses: Readonly<Record<string, Actor>> = {},
  store = rig.store,
): Promise<readonly InviteRow[]> {
  const personAt = (actor: Actor): Person => ({ actor, name: actor.id, kind: 'person' })
  const chat = {
    ...createFakePlatform('chat'),
    findPersonByEmail: async (email: string) => {
      const actor = addresses[email]
      return actor && personAt(actor)
    },
  }
  const platforms = new Map([
    ['chat', chat],
    ['home', createFakePlatform('home')],
  ])
  const deps = {
    ...rig.deps,
    ...withoutLinks,
    store,
    platforms,
    owners: [ann],
    commands: commandTable,
    settle: async () => {},
  }
  deliveries += 1
  const caller = {
    actor: ann,
    name: 'Ann',
    place: { platform: 'chat', isDirect: true },
    team,
    delivery: asDeliveryId(`d${deliveries}`),
  }
  const outcome = await invite(deps, caller, { named: who, unreadable: [], most: 25 })
  if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
  return outcome.rows
}

const actorsIn = (rows: readonly InviteRow[]) =>
  rows.map((row) => (row.kind === 'invitation' ? row.invitation.invitee.actors : row.kind))

async function link(...links: readonly Omit<AccountLink, 'team' | 'tenant'>[]): Promise<void> {
  await rig.store.transaction(async (tx) => {
    for (const { account, ...rest } of links) {
      await tx.embedded.saveAccount({ id: account, name: 'Bob' })
      await tx.saveLink({ team: team.id, tenant: team.tenant, account, ...rest })
    }
  })
}

const BOBS = asAccountId('bobs')
const CARAS = asAccountId('caras')

test('a member is one by their address too, even if only the chat knows that it is theirs', async () => {
  await link({ actor: bob, account: BOBS, proof: 'configured' })
  await rig.store.transaction((tx) => tx.embedded.saveMembership(team.id, BOBS, 'owner'))
  expect(actorsIn(await inviting([{ email: ADDRESS }], { [ADDRESS]: bob }))).toEqual(['already_member'])
})

test('whoever is reached by address reaches the chats of their account', async () => {
  await link(
    { actor: bob, account: BOBS, proof: 'accepted' },
    { actor: bobAtHome, account: BOBS, proof: 'configured' },
  )
  expect(actorsIn(await inviting([{ email: ADDRESS }], { [ADDRESS]: bob }))).toEqual([[bob, bobAtHome]])
})

test('a platform that is not set up is not spoken of', async () => {
  await link(
    { actor: bob, account: BOBS, proof: 'configured', email: ADDRESS },
    { actor: bobAbroad, account: BOBS, proof: 'configured', email: ADDRESS },
  )
  expect(actorsIn(await inviting([{ email: ADDRESS }]))).toEqual([[bob]])
})

test('an address that the operator gave to one account invites nobody who has another', async () => {
  await link(
    { actor: bobAtHome, account: BOBS, proof: 'configured', email: ADDRESS },
    { actor: cara, account: CARAS, proof: 'accepted' },
  )
  expect(actorsIn(await inviting([{ email: ADDRESS }], { [ADDRESS]: cara }))).toEqual([[bobAtHome]])
})

test('one person has one open invitation, whatever they are called by', async () => {
  expect(actorsIn(await inviting([{ actor: bob }]))).toEqual([[bob]])
  expect(actorsIn(await inviting([{ email: ADDRESS }], { [ADDRESS]: bob }))).toEqual(['already_invited'])
})

test('named twice in one breath, by mention and by address, a person is invited once', async () => {
  const rows = await inviting([{ actor: bob }, { email: ADDRESS }], { [ADDRESS]: bob })
  expect(actorsIn(rows)).toEqual([[bob], 'already_invited'])
})

test('whoever invites the same people in another order writes them in the same one', async () => {
  const written: string[] = []
  const watched: typeof rig.store = {
    ...rig.store,
    transaction: (work) =>
      rig.store.transaction((tx) =>
        work({
          ...tx,
          insertInvitation: (invitation) => {
            written.push(invitation.invitee.key)
            return tx.insertInvitation(invitation)
          },
        }),
      ),
  }
  const rows = await inviting([{ actor: dan }, { actor: bob }, { actor: cara }], {}, watched)
  expect(actorsIn(rows)).toEqual([[dan], [bob], [cara]])
  expect(written).toEqual(['chat:bob', 'chat:cara', 'chat:dan'])
})

async function waitingForNobody(): Promise<InvitationId> {
  const [row] = await inviting([{ email: ADDRESS }])
  if (row?.kind !== 'invitation') throw new Error('There is no invitation')
  await rig.run()
  return row.invitation.id
}

test('inviting again by an address that somebody goes by at last brings them the card', async () => {
  const id = await waitingForNobody()
  expect(actorsIn(await inviting([{ email: ADDRESS }], { [ADDRESS]: bob }))).toEqual([[bob]])
  await rig.run()
  expect(rig.platform.delivered.map(({ to }) => to)).toEqual([bob])
  expect(
    (await rig.store.transaction((tx) => tx.listInvitations({ team: team.id, limit: 9, offset: 0 }))).total,
  ).toBe(1)
  expect((await rig.store.transaction((tx) => tx.findInvitation(id)))?.invitee.actors).toEqual([bob])
})

test.each([
  ['whose address the platform vouches for', { email: ADDRESS }, 1],
  ['with another address', { email: 'eve@lighthouse.example' }, 0],
  ['without an address', {}, 0],
  ['who is a guest', { email: ADDRESS, kind: 'guest' as const }, 0],
])('the inbox of somebody %s', async (_, person, waiting) => {
  await waitingForNobody()
  const platforms = new Map([['chat', createFakePlatform('chat', { bob: person })]])
  const caller = {
    actor: bob,
    name: 'Bob',
    place: { platform: 'chat', isDirect: true },
    team,
    delivery: asDeliveryId('inbox'),
  }
  const { items } = await readInbox({ ...rig.deps, platforms }, caller)
  expect(items).toHaveLength(waiting)
})
