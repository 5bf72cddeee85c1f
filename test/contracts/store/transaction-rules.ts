import { expect } from 'vitest'
import type { StoreRules } from './rules.ts'
import { at, invitationWith, TEAM } from './samples.ts'

export const transactionRules: StoreRules = {
  'what a failed transaction wrote is not there': async ({ store }) => {
    const invitation = invitationWith()
    const failing = store.transaction(async (tx) => {
      await tx.insertInvitation(invitation)
      await tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0))
      await tx.appendAudit({ at: at(0), team: TEAM, action: 'invite', decision: 'done' })
      await tx.embedded.lockTeam(TEAM)
      throw new Error('the process stumbled')
    })
    await expect(failing).rejects.toThrow('the process stumbled')

    await store.transaction(async (tx) => {
      expect(await tx.findInvitation(invitation.id)).toBeUndefined()
      expect(await tx.countEffects({})).toBe(0)
      expect(await tx.listAudit({ team: TEAM })).toEqual([])
    })
  },

  'a transaction gives what its work gave': async ({ store }) => {
    expect(await store.transaction(async () => 'given')).toBe('given')
  },

  'what was written is there after closing and opening': async ({ store, reopen }) => {
    const invitation = invitationWith({ note: 'Welcome “aboard” — ČŽŠ 🎉' })
    await store.transaction(async (tx) => {
      await tx.insertInvitation(invitation)
      await tx.enqueue({ kind: 'send', invitation: invitation.id }, at(0))
    })

    const again = await reopen()
    await again.transaction(async (tx) => {
      expect(await tx.findInvitation(invitation.id)).toEqual(invitation)
      expect(await tx.countEffects({ about: invitation.id })).toBe(1)
    })
  },
}
