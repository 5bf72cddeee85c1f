import { expect } from 'vitest'
import type { BackendRules } from './rules.ts'
import { join, offerTo, sendTo } from './samples.ts'

const accepting = ['send', 'accept', 'findMember', 'listMembers'] as const
const declining = ['send', 'decline', 'findInvitation'] as const

export const answerRules: BackendRules = {
  'who accepts is a member with the offered role': {
    needs: [...accepting, 'listInvitations'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const { role } = await offerTo(opened, met)
      const key = await sendTo(opened, met)
      const outcome = await backend.accept({ key, credential: met.credential })
      expect(outcome.kind).toBe('joined')
      const member = await backend.findMember({ email: met.email })
      expect(member).toMatchObject({ email: met.email, role: { name: role } })
      if (outcome.kind === 'joined') expect(outcome.account ?? member?.account).toBe(member?.account)
      expect(await backend.listInvitations()).toEqual([])
    },
  },

  'accepting again is one membership still': {
    needs: accepting,
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const answer = { key: await sendTo(opened, met), credential: met.credential }
      const first = await backend.accept(answer)
      expect(first.kind).toBe('joined')
      expect(['joined', 'already_member']).toContain((await backend.accept(answer)).kind)
      expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(2)
    },
  },

  'somebody else cannot accept, and nothing changes': {
    needs: [...accepting, 'findInvitation'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const [met, other] = [await meet(), await meet()]
      const account = await join(opened, other)
      const key = await sendTo(opened, met)
      const outcome = await backend.accept({ key, credential: { ...other.credential, account } })
      // An account that is known to be another one's, or an invitation that the other's token does not show.
      if (backend.facts.proof === 'token') expect(outcome.kind).toBe('refused')
      expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(2)
    },
  },

  'nobody accepts without a token where one is needed': {
    needs: accepting,
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      const { token, ...person } = met.credential
      if (backend.facts.proof === 'chat') return expect(token).toBeUndefined()
      for (const credential of [person, { ...person, token: 'not-a-token-that-anybody-has' }])
        expect(await backend.accept({ key, credential })).toEqual({
          kind: 'refused',
          reason: 'no_credential',
        })
      expect(await backend.findMember({ email: met.email })).toBeUndefined()
    },
  },

  'what was revoked or never sent cannot be accepted': {
    needs: [...accepting, 'revoke'],
    holds: async (opened) => {
      const { backend, meet, unknownKey } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      await backend.revoke(key)
      for (const gone of [key, unknownKey()])
        expect(await backend.accept({ key: gone, credential: met.credential })).toEqual({
          kind: 'refused',
          reason: 'not_found',
        })
      expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(1)
    },
  },

  'what has expired cannot be accepted': {
    needs: [...accepting, 'findInvitation'],
    holds: async (opened) => {
      const { backend, meet, now, pass } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      const found = await backend.findInvitation(key)
      if (found?.expiresAt === undefined) return expect(backend.facts.expiry).not.toBe('dated')
      pass(found.expiresAt.getTime() - now().getTime() + 1000)
      expect((await backend.accept({ key, credential: met.credential })).kind).toBe('refused')
      expect((await backend.listMembers({ limit: 9 })).members).toHaveLength(1)
    },
  },

  'who declines is not a member, and the invitation is gone': {
    needs: declining,
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const answer = { key: await sendTo(opened, met), credential: met.credential }
      expect(await backend.decline(answer)).toEqual({ kind: 'declined' })
      expect(await backend.decline(answer)).toEqual({ kind: 'declined' })
      expect(await backend.findInvitation(answer.key)).toBeUndefined()
      expect(await backend.findMember({ email: met.email })).toBeUndefined()
    },
  },

  'a decline that comes too late lets nobody out': {
    needs: [...declining, 'accept', 'findMember'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const answer = { key: await sendTo(opened, met), credential: met.credential }
      await backend.accept(answer)
      await backend.decline(answer)
      expect(await backend.findMember({ email: met.email })).toBeDefined()
    },
  },

  'a token tells whose it is, and none tells nothing': {
    needs: ['whoIs'],
    holds: async ({ backend, ownerCredential, owner }) => {
      const outcome = await backend.whoIs(ownerCredential)
      expect(outcome.kind).toBe('known')
      if (outcome.kind === 'known') expect(outcome.account ?? owner).toBe(owner)
      const { token, ...person } = ownerCredential
      if (backend.facts.proof === 'chat') return expect(token).toBeUndefined()
      expect(await backend.whoIs(person)).toEqual({ kind: 'refused', reason: 'no_credential' })
    },
  },

  'people see their own invitations': {
    needs: ['send', 'listOwnInvitations'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const [met, other] = [await meet(), await meet()]
      const key = await sendTo(opened, met)
      await sendTo(opened, other)
      const own = await backend.listOwnInvitations(met.credential)
      // Who is known by nothing but the chat has no address to be looked up by.
      if (backend.facts.proof === 'token') expect(own.map((one) => one.key)).toEqual([key])
      else expect(own).toEqual([])
    },
  },
}
