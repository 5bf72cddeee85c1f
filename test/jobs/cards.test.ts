import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invitation } from '../../src/domain/invitation.ts'
import { type Platform, PlatformUnavailable } from '../../src/platforms/platform.ts'
import type { View } from '../../src/views/view.ts'
import { readAloud } from '../views/read-aloud.ts'
import { AFTER_A_LEASE_MS, auditOf, bob, openRig, type Rig, toldTo } from './rig.ts'

let rig: Rig
let revised: string[]

beforeEach(async () => {
  rig = await openRig()
  revised = []
})

afterEach(() => rig.store.close())

const listening = (): Platform => ({
  ...rig.platform,
  revise: async (_ref, view: View) => {
    revised.push(readAloud(view).split('\n')[0] ?? '')
    return { kind: 'revised' }
  },
})

const cardsOf = ({ id }: Invitation) => rig.store.transaction((tx) => tx.listCards(id))

const save = (invitation: Invitation) => rig.store.transaction((tx) => tx.saveInvitation(invitation))

test('the card arrives once, however often it is asked for', async () => {
  const invitation = await rig.invite({}, 'deliver_card', 'deliver_card')
  await rig.run()
  expect(toldTo(rig, bob)).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(await cardsOf(invitation)).toEqual([
    { about: invitation.id, purpose: 'offer', to: bob, channel: 'bob', message: '1' },
  ])
})

test.each(['joining', 'declining', 'revoking', 'revoked', 'expired', 'joined'] as const)(
  'an invitation that is %s sends no card any more',
  async (status) => {
    await rig.invite({ status }, 'deliver_card')
    await rig.run()
    expect(toldTo(rig, bob)).toEqual([])
  },
)

test('one that is answered while the card is on its way shows how it stands', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  const platform: Platform = {
    ...listening(),
    deliver: async (to, view, nonce) => {
      await save({ ...invitation, status: 'revoked' })
      return rig.platform.deliver(to, view, nonce)
    },
  }
  await rig.run({ platform })
  expect(revised).toEqual(['(neutral) The invitation to Lighthouse was taken back'])
})

test('a closed door is written down and not tried again', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run({
    platform: { ...rig.platform, deliver: async () => ({ kind: 'undeliverable', reason: 'closed' }) },
  })
  expect(await auditOf(rig, invitation)).toEqual(['card.undeliverable closed'])
  expect(await cardsOf(invitation)).toEqual([])
  const kinds = ['deliver_card'] as const
  expect(await rig.store.transaction((tx) => tx.countEffects({ kinds }))).toBe(0)
})

test('a card that cannot be revised now is revised later', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.run()
  await save({ ...invitation, status: 'expired' })
  await rig.store.transaction((tx) =>
    tx.enqueue({ kind: 'revise_cards', invitation: invitation.id }, invitation.createdAt),
  )
  const away: Platform = {
    ...rig.platform,
    revise: async () => Promise.reject(new PlatformUnavailable('Chat', { problem: 'away' })),
  }
  await rig.run({ platform: away })
  rig.pass(1_000)
  await rig.run({ platform: listening() })
  expect(revised).toEqual(['(neutral) The invitation to Lighthouse has expired'])
})

test('a card that arrived before the process died is known and closed, also when it was taken back meanwhile', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.die()
  await save({ ...invitation, status: 'revoked' })
  rig.pass(AFTER_A_LEASE_MS)
  const ref = { platform: 'chat', channel: 'bob', message: 'lost' }
  const sought: string[] = []
  const find: Platform['find'] = async (_to, view) => {
    sought.push(readAloud(view).split('\n')[0] ?? '')
    return ref
  }
  await rig.run({ platform: { ...listening(), find } })
  expect(sought).toEqual(['(neutral) Ann invites you to join Lighthouse'])
  expect(await cardsOf(invitation)).toMatchObject([{ purpose: 'offer', to: bob, message: 'lost' }])
  expect(revised).toEqual(['(neutral) The invitation to Lighthouse was taken back'])
  expect(toldTo(rig, bob)).toEqual([])
})

test('a card that arrived before the process died points to the newer one, where it was sent again meanwhile', async () => {
  const invitation = await rig.invite({}, 'deliver_card')
  await rig.die()
  const resentAt = new Date(invitation.createdAt.getTime() + 60_000)
  await save({ ...invitation, resentAt })
  rig.pass(AFTER_A_LEASE_MS)
  const nonces: string[] = []
  const find: Platform['find'] = async (to, _view, nonce) => {
    nonces.push(nonce)
    return { platform: to.platform, channel: 'bob', message: 'lost' }
  }
  await rig.run({ platform: { ...listening(), find } })
  expect(nonces).toEqual([`card ${invitation.id} chat:bob`])
  expect(await cardsOf(invitation)).toMatchObject([{ purpose: 'replaced_offer', message: 'lost' }])
  expect(toldTo(rig, bob)).toEqual([])
})
