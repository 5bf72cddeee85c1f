import { expect } from 'vitest'
import type { InvitationLink } from '../../../src/domain/detour.ts'
import { asInvitationId, asInvitationLinkId } from '../../../src/domain/ids.ts'
import type { StoreRules } from './rules.ts'
import { at } from './samples.ts'

const invitation = asInvitationId('i1')

const link = (id: string, wish: Partial<InvitationLink> = {}): InvitationLink => ({
  id: asInvitationLinkId(id),
  invitation,
  expiresAt: at(60),
  ...wish,
})

const visit = { way: 'issuer', browser: 'b', state: 's', secrets: 'sealed' }

export const detourRules: StoreRules = {
  'what was done for an invitee is kept with the invitation': async ({ store }) => {
    await store.transaction(async (tx) => {
      expect(await tx.findDetour(invitation)).toBeUndefined()
      await tx.saveDetour({ invitation, toldAt: at(1) })
      await tx.saveDetour({ invitation, toldAt: at(1), mentionedAt: at(2) })
      expect(await tx.findDetour(invitation)).toStrictEqual({
        invitation,
        toldAt: at(1),
        mentionedAt: at(2),
      })
    })
  },

  'an invitation has one link, the newest, and it is found by what came back': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveInvitationLink(link('first', { visit }))
      expect(await tx.lockInvitationLinkByState('s')).toStrictEqual(link('first', { visit }))
      await tx.saveInvitationLink(link('second'))
      expect(await tx.lockInvitationLink(asInvitationLinkId('first'))).toBeUndefined()
      expect(await tx.lockInvitationLinkByState('s')).toBeUndefined()
      expect(await tx.lockInvitationLink(asInvitationLinkId('second'))).toStrictEqual(link('second'))
    })
  },

  'links that are over are forgotten': async ({ store }) => {
    await store.transaction(async (tx) => {
      await tx.saveInvitationLink(link('old'))
      await tx.saveInvitationLink(link('new', { invitation: asInvitationId('i2'), expiresAt: at(61) }))
      expect(await tx.purgeInvitationLinks(at(61))).toBe(1)
      expect(await tx.lockInvitationLink(asInvitationLinkId('new'))).toBeDefined()
    })
  },
}
