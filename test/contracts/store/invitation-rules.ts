import { expect } from 'vitest'
import type { Card } from '../../../src/domain/card.ts'
import { asAccountId, asBackendKey, asInvitationId } from '../../../src/domain/ids.ts'
import { OPEN_STATUSES } from '../../../src/domain/invitation.ts'
import type { StoreRules } from './rules.ts'
import { ann, at, bob, bobOnDiscord, invitationWith, keep, OTHER_TEAM, TEAM } from './samples.ts'

const invitee = { email: 'bob@example.com', actors: [bobOnDiscord, bob] }

export const invitationRules: StoreRules = {
  'an invitation comes back as it was, with everything or only the least': async ({ store }) => {
    const full = invitationWith({
      invitee: { ...invitee, account: asAccountId('a1') },
      note: 'Hello',
      backendKey: asBackendKey('k1'),
      expiresAt: at(60),
      answeredBy: bob,
      closedAt: at(30),
      failure: 'lapsed',
      status: 'denied',
    })
    const least = invitationWith({ invitee: { key: 'email:x@example.com', actors: [] } })
    await keep(store, full, least)
    await store.transaction(async (tx) => {
      expect(await tx.findInvitation(full.id)).toStrictEqual(full)
      expect(await tx.lockInvitation(least.id)).toStrictEqual(least)
      expect(await tx.findInvitation(asInvitationId('nobody'))).toBeUndefined()
    })
  },

  'an open one blocks another for the same invitee, whatever it waits for': async ({ store }) => {
    for (const status of OPEN_STATUSES) {
      const open = invitationWith({ status, invitee: { key: `email:${status}@example.com`, actors: [bob] } })
      const rival = invitationWith({ invitee: { ...open.invitee, actors: [bobOnDiscord] } })
      await store.transaction(async (tx) => {
        expect(await tx.insertInvitation(open)).toBe('inserted')
        expect(await tx.insertInvitation(rival)).toBe('already_open')
        expect(await tx.findInvitation(rival.id)).toBeUndefined()
        expect(await tx.findOpenInvitation(TEAM, open.invitee.key)).toEqual(open)
      })
    }
  },

  'another team, another invitee or a closed one does not block': async ({ store }) => {
    const open = invitationWith({ invitee })
    const elsewhere = invitationWith({ invitee, team: OTHER_TEAM })
    const again = invitationWith({ invitee })
    await store.transaction(async (tx) => {
      expect(await tx.insertInvitation(open)).toBe('inserted')
      expect(await tx.insertInvitation(elsewhere)).toBe('inserted')
      expect(await tx.insertInvitation(invitationWith())).toBe('inserted')
      await tx.saveInvitation({ ...open, status: 'declined' })
      expect(await tx.findOpenInvitation(TEAM, open.invitee.key)).toBeUndefined()
      expect(await tx.insertInvitation(again)).toBe('inserted')
      expect(await tx.findOpenInvitation(TEAM, open.invitee.key)).toEqual(again)
    })
  },

  'the last that has ended since then is found': async ({ store }) => {
    const first = invitationWith({ invitee, status: 'declined', closedAt: at(5) })
    const last = invitationWith({ invitee, status: 'revoked', closedAt: at(9) })
    await keep(store, first, last, invitationWith({ invitee }))
    await store.transaction(async (tx) => {
      const { key } = first.invitee
      expect(await tx.findEndedInvitation(TEAM, key, at(1))).toEqual(last)
      expect(await tx.findEndedInvitation(TEAM, key, at(9))).toEqual(last)
      expect(await tx.findEndedInvitation(TEAM, key, at(10))).toBeUndefined()
      expect(await tx.findEndedInvitation(OTHER_TEAM, key, at(1))).toBeUndefined()
    })
  },

  'saving changes what may change, and takes away what is gone': async ({ store }) => {
    const before = invitationWith({ invitee, note: 'Hello', expiresAt: at(60), answeredBy: bob })
    await keep(store, before)
    const { note: _note, expiresAt: _expiresAt, answeredBy: _answeredBy, ...rest } = before
    const after = {
      ...rest,
      role: 'admin',
      status: 'joined' as const,
      closedAt: at(9),
      invitee: { key: 'account:a1', name: 'Robert', account: asAccountId('a1'), actors: [bob] },
    }
    await store.transaction((tx) => tx.saveInvitation(after))
    expect(await store.transaction((tx) => tx.findInvitation(before.id))).toStrictEqual(after)
  },

  'what is kept of being sent again, of reminders and of news comes back as it was': async ({ store }) => {
    const before = invitationWith({ invitee, expiresAt: at(60) })
    await keep(store, before)
    const renewal = { by: ann, byName: 'Ann', askedAt: at(5), until: at(90) } as const
    const asked = {
      ...before,
      renewal,
      reminders: { sent: 1, lastAt: at(4), areOff: false, nextAt: at(8) },
      toldNews: 'ended expired',
    }
    const find = () => store.transaction((tx) => tx.findInvitation(before.id))
    const listOver = () => store.transaction((tx) => tx.lockExpiredInvitations(at(60), 10))
    await store.transaction((tx) => tx.saveInvitation(asked))
    expect(await find()).toStrictEqual(asked)
    expect(await listOver()).toEqual([])

    const answered = {
      ...asked,
      resentAt: at(6),
      renewal: { ...renewal, end: 'refused', reason: 'no_seats' } as const,
    }
    await store.transaction((tx) => tx.saveInvitation(answered))
    expect(await find()).toStrictEqual(answered)
    expect(await listOver()).toEqual([answered])

    const closed = { ...answered, status: 'revoked' as const, answeredBy: ann, answeredByName: 'Ann' }
    await store.transaction((tx) => tx.saveInvitation(closed))
    expect(await find()).toStrictEqual(closed)
  },

  'saving one that was never there is an error': async ({ store }) => {
    const saving = store.transaction((tx) => tx.saveInvitation(invitationWith()))
    await expect(saving).rejects.toThrow('There is no invitation')
  },

  'the same id twice is an error and not a repeat': async ({ store }) => {
    const first = invitationWith()
    await keep(store, first)
    const { id } = first
    await expect(keep(store, invitationWith({ id }))).rejects.toThrow(/unique/i)
  },

  'each message is one card, in the order of sending': async ({ store }) => {
    const { id: about, ...rest } = invitationWith()
    await keep(store, { id: about, ...rest })
    const first: Card = { about, purpose: 'offer', to: bob, channel: 'D1', message: '1.1' }
    const second: Card = { about, purpose: 'offer', to: bobOnDiscord, channel: '77', message: '88' }
    const place = { platform: 'slack', space: 'T1', channel: 'C1' }
    const third: Card = { about, purpose: 'mention', to: place, channel: 'C1', message: '3.3' }
    await store.transaction(async (tx) => {
      for (const card of [first, second, third]) await tx.saveCard(card)
      const replaced: Card = { ...first, purpose: 'replaced_offer' }
      await tx.saveCard(replaced)
      expect(await tx.listCards(about)).toStrictEqual([replaced, second, third])
      expect(await tx.listCards(invitationWith({ inviter: ann }).id)).toEqual([])
      expect(await tx.findCard({ platform: 'slack', channel: 'C1', message: '3.3' })).toStrictEqual(third)
      expect(await tx.findCard({ platform: 'discord', channel: 'C1', message: '3.3' })).toBeUndefined()
    })
  },
}
