import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/domain/card.ts'
import { asDeliveryId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Platform } from '../../src/platforms/platform.ts'

import type { Caller } from '../../src/usecases/caller.ts'
import { keepPressed } from '../../src/usecases/keep-pressed.ts'
import { bob, openRig, type Rig, team } from '../jobs/rig.ts'

const MESSAGE = { platform: 'chat', channel: 'bob', message: 'copy' }
const HERE = { platform: 'chat', space: 'here', channel: 'admins' }

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const pressing = (wish: Partial<Caller> = {}): Caller => ({
  actor: bob,
  name: 'Bob',
  place: { platform: 'chat', isDirect: true },
  team,
  delivery: asDeliveryId('d1'),
  message: MESSAGE,
  ...wish,
})

const press = ({ id: about }: Invitation, purpose: Card['purpose'], wish: Partial<Caller> = {}) =>
  rig.store.transaction((tx) => keepPressed(tx, pressing(wish), { about, purpose }))

const cardsOf = ({ id }: Invitation) => rig.store.transaction((tx) => tx.listCards(id))

test('a copy that nobody knew of is revised from then on', async () => {
  const invitation = await rig.invite({ status: 'declined' })
  await press(invitation, 'offer')
  expect(await cardsOf(invitation)).toEqual([
    { about: invitation.id, purpose: 'offer', to: bob, channel: 'bob', message: 'copy' },
  ])

  const revised: string[] = []
  const platform: Platform = {
    ...rig.platform,
    revise: async ({ message }) => {
      revised.push(message)
      return { kind: 'revised' }
    },
  }
  await rig.store.transaction((tx) =>
    tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, rig.deps.now()),
  )
  await rig.run({ platform })
  expect(revised).toEqual(['copy'])
})

test('one in a channel is everybody’s there', async () => {
  const invitation = await rig.invite({})
  await press(invitation, 'news', { place: { ...HERE, isDirect: false } })
  expect((await cardsOf(invitation)).map(({ to }) => to)).toEqual([HERE])
})

test('one that is known stays what it is, and about what it is', async () => {
  const [one, other] = [
    await rig.invite({}),
    await rig.invite({ invitee: { key: 'x', name: 'X', actors: [] } }),
  ]
  await press(one, 'reminder')
  await press(other, 'offer')
  expect((await cardsOf(one)).map(({ purpose }) => purpose)).toEqual(['reminder'])
  expect(await cardsOf(other)).toEqual([])
})

test('a reply that only they see is none', async () => {
  const invitation = await rig.invite({})
  const { message: _, ...caller } = pressing()
  await rig.store.transaction((tx) => keepPressed(tx, caller, { about: invitation.id, purpose: 'offer' }))
  expect(await cardsOf(invitation)).toEqual([])
})
