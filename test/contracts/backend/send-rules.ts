import { expect } from 'vitest'
import { asBackendKey, asInvitationId } from '../../../src/domain/ids.ts'
import type { BackendRules } from './rules.ts'
import { HOUR_MS, joinIn, offerIn, sendIn, stranger } from './samples.ts'

const seeing = ['send', 'listInvitations', 'findInvitation'] as const

export const sendRules: BackendRules = {
  'what was sent can be found and is listed': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, team } = opened
      const offer = await offerIn(opened)
      const outcome = await backend.send(offer)
      if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
      expect(outcome.expiresAt ?? offer.expiresAt).toEqual(offer.expiresAt)
      const found = await backend.findInvitation(team, outcome.key)
      expect(found).toMatchObject({ key: outcome.key, role: offer.role, email: offer.invitee.email })
      expect(await backend.listInvitations(team)).toEqual([found])
    },
  },

  'the same sent ten times at once is one invitation': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, team } = opened
      const offer = await offerIn(opened)
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => backend.send(offer)))
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
      expect(outcomes[0]?.kind).toBe('invited')
      expect(await backend.listInvitations(team)).toHaveLength(1)
    },
  },

  'another one to the same person is already invited': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, team } = opened
      const first = await offerIn(opened)
      await backend.send(first)
      const second = { ...first, idempotencyKey: asInvitationId('another') }
      expect(await backend.send(second)).toEqual({ kind: 'already_invited' })
      expect(await backend.listInvitations(team)).toHaveLength(1)
    },
  },

  'a member is already one, by address and by account': {
    needs: ['send', 'accept', 'listInvitations'],
    holds: async (opened) => {
      const { backend, team } = opened
      const { invitee } = await offerIn(opened)
      const account = await joinIn(opened, { invitee })
      for (const again of [invitee, { name: 'Bob', account }])
        expect(await backend.send(await offerIn(opened, { invitee: again }))).toEqual({
          kind: 'already_member',
        })
      expect(await backend.listInvitations(team)).toEqual([])
    },
  },

  'an unknown role is refused': {
    needs: ['send', 'listInvitations'],
    holds: async (opened) => {
      const { backend, team } = opened
      const outcome = await backend.send(await offerIn(opened, { role: 'emperor' }))
      expect(outcome).toEqual({ kind: 'refused', reason: 'unknown_role' })
      expect(await backend.listInvitations(team)).toEqual([])
    },
  },

  'what was revoked is gone, however often': {
    needs: [...seeing, 'revoke'],
    holds: async (opened) => {
      const { backend, team } = opened
      const key = await sendIn(opened)
      expect(await backend.revoke(team, key)).toEqual({ kind: 'revoked' })
      expect(await backend.revoke(team, key)).toEqual({ kind: 'revoked' })
      expect(await backend.revoke(team, asBackendKey('never-was'))).toEqual({ kind: 'revoked' })
      expect(await backend.findInvitation(team, key)).toBeUndefined()
      expect(await backend.listInvitations(team)).toEqual([])
    },
  },

  'after a revoke the same person can be invited again': {
    needs: [...seeing, 'revoke'],
    holds: async (opened) => {
      const { backend, team } = opened
      const { invitee } = await offerIn(opened)
      await backend.revoke(team, await sendIn(opened, { invitee }))
      await sendIn(opened, { invitee })
      expect(await backend.listInvitations(team)).toHaveLength(1)
    },
  },

  'what has expired is not listed and blocks nobody': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, team, pass } = opened
      const { invitee } = await offerIn(opened)
      const key = await sendIn(opened, { invitee })
      const found = await backend.findInvitation(team, key)
      // Where invitations never expire, there is nothing to show.
      if (found?.expiresAt === undefined) return
      pass(HOUR_MS)
      expect(await backend.findInvitation(team, key)).toBeUndefined()
      expect(await backend.listInvitations(team)).toEqual([])
      await sendIn(opened, { invitee })
    },
  },

  'revoking does not touch who has joined': {
    needs: ['send', 'accept', 'revoke', 'findMember'],
    holds: async (opened) => {
      const { backend, team } = opened
      const key = await sendIn(opened)
      const outcome = await backend.accept({ team, key, credential: stranger() })
      if (outcome.kind !== 'joined') throw new Error(`It was ${outcome.kind}`)
      await backend.revoke(team, key)
      expect(await backend.findMember({ team, account: outcome.account })).toBeDefined()
    },
  },
}
