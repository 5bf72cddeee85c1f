import { expect } from 'vitest'
import { asBackendKey } from '../../../src/domain/ids.ts'
import type { BackendRules } from './rules.ts'
import { HOUR_MS, joinIn, offerIn, sendIn, stranger } from './samples.ts'

const NOT_FOUND = { kind: 'refused', reason: 'not_found' }
const EXPIRED = { kind: 'refused', reason: 'expired' }
const NOT_YOURS = { kind: 'refused', reason: 'not_yours' }

const accepting = ['send', 'accept', 'findMember', 'listMembers'] as const
const declining = ['send', 'decline', 'findInvitation'] as const

export const answerRules: BackendRules = {
  'who accepts is a member with the offered role': {
    needs: [...accepting, 'listInvitations'],
    holds: async (opened) => {
      const { backend, team } = opened
      const { role, invitee } = await offerIn(opened)
      const key = await sendIn(opened, { invitee })
      const outcome = await backend.accept({ team, key, credential: stranger() })
      if (outcome.kind !== 'joined') throw new Error(`It was ${outcome.kind}`)
      const member = await backend.findMember({ team, account: outcome.account })
      expect(member).toMatchObject({ name: 'Bob', email: invitee.email, role: { name: role } })
      expect(await backend.listInvitations(team)).toEqual([])
    },
  },

  'accepting twenty times at once is one membership': {
    needs: accepting,
    holds: async (opened) => {
      const { backend, team } = opened
      const answer = { team, key: await sendIn(opened, { invitee: { name: 'Bob' } }), credential: stranger() }
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => backend.accept(answer)))
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
      expect(outcomes[0]?.kind).toBe('joined')
      expect((await backend.listMembers({ team, limit: 9 })).members).toHaveLength(2)
    },
  },

  'who is linked by now is still the same person': {
    needs: accepting,
    holds: async (opened) => {
      const { backend, team } = opened
      const key = await sendIn(opened)
      const first = await backend.accept({ team, key, credential: stranger() })
      if (first.kind !== 'joined') throw new Error(`It was ${first.kind}`)
      expect(await backend.accept({ team, key, credential: stranger(first.account) })).toEqual(first)
    },
  },

  'an answer for somebody else is refused and changes nothing': {
    needs: [...accepting, 'decline', 'removeMember', 'findInvitation'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const account = await joinIn(opened)
      await backend.removeMember({ team, account })
      const key = await sendIn(opened, { invitee: { name: 'Bob', account } })
      const answer = { team, key, credential: stranger(owner) }
      expect(await backend.accept(answer)).toEqual(NOT_YOURS)
      expect(await backend.decline(answer)).toEqual(NOT_YOURS)
      expect(await backend.findInvitation(team, key)).toBeDefined()
      expect(await backend.findMember({ team, account })).toBeUndefined()
    },
  },

  'a member who accepts keeps the role they have': {
    needs: [...accepting, 'listInvitations'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const key = await sendIn(opened)
      const outcome = await backend.accept({ team, key, credential: stranger(owner) })
      expect(outcome).toEqual({ kind: 'already_member', account: owner })
      expect((await backend.findMember({ team, account: owner }))?.role.rank).toBe('owner')
      expect(await backend.listInvitations(team)).toEqual([])
    },
  },

  'what was revoked or never sent cannot be accepted': {
    needs: [...accepting, 'revoke'],
    holds: async (opened) => {
      const { backend, team } = opened
      const key = await sendIn(opened)
      await backend.revoke(team, key)
      for (const gone of [key, asBackendKey('never-was')])
        expect(await backend.accept({ team, key: gone, credential: stranger() })).toEqual(NOT_FOUND)
      expect((await backend.listMembers({ team, limit: 9 })).members).toHaveLength(1)
    },
  },

  'what has expired can be neither accepted nor declined': {
    needs: [...accepting, 'decline', 'findInvitation'],
    holds: async (opened) => {
      const { backend, team, pass } = opened
      const key = await sendIn(opened)
      // Where invitations never expire, there is nothing to show.
      if ((await backend.findInvitation(team, key))?.expiresAt === undefined) return
      pass(HOUR_MS)
      const answer = { team, key, credential: stranger() }
      expect(await backend.accept(answer)).toEqual(EXPIRED)
      expect(await backend.decline(answer)).toEqual(EXPIRED)
      expect((await backend.listMembers({ team, limit: 9 })).members).toHaveLength(1)
    },
  },

  'who declines is not a member, and the invitation is gone': {
    needs: [...declining, 'accept'],
    holds: async (opened) => {
      const { backend, team } = opened
      const answer = { team, key: await sendIn(opened), credential: stranger() }
      expect(await backend.decline(answer)).toEqual({ kind: 'declined' })
      expect(await backend.decline(answer)).toEqual({ kind: 'declined' })
      expect(await backend.findInvitation(team, answer.key)).toBeUndefined()
      expect(await backend.accept(answer)).toEqual(NOT_FOUND)
    },
  },

  'what was accepted or never sent cannot be declined': {
    needs: [...declining, 'accept', 'findMember'],
    holds: async (opened) => {
      const { backend, team } = opened
      const answer = { team, key: await sendIn(opened), credential: stranger() }
      const outcome = await backend.accept(answer)
      if (outcome.kind !== 'joined') throw new Error(`It was ${outcome.kind}`)
      expect(await backend.decline(answer)).toEqual(NOT_FOUND)
      expect(await backend.findMember({ team, account: outcome.account })).toBeDefined()
      expect(await backend.decline({ ...answer, key: asBackendKey('never-was') })).toEqual(NOT_FOUND)
    },
  },
}
