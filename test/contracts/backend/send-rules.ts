import { expect } from 'vitest'
import type { BackendRules, OpenedBackend } from './rules.ts'
import { HOUR_MS, join, offerTo, sendTo } from './samples.ts'

const seeing = ['send', 'listInvitations', 'findInvitation'] as const

/** Who keeps no list cannot look whether a send arrived. */
const cannotLook = ({ backend }: OpenedBackend): boolean =>
  backend.facts.capabilities.listInvitations.how === 'ledger'

export const sendRules: BackendRules = {
  'what was sent can be found and is listed': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, meet, now } = opened
      const met = await meet()
      const offer = await offerTo(opened, met)
      const outcome = await backend.send(offer)
      if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
      const found = await backend.findInvitation(outcome.key)
      expect(found).toMatchObject({ key: outcome.key, role: offer.role, email: met.email })
      expect(await backend.listInvitations()).toEqual([found])
      const isDated = backend.facts.expiry === 'dated'
      expect((found?.expiresAt?.getTime() ?? 0) > now().getTime()).toBe(isDated)
    },
  },

  'it is found by the address, and somebody else is not': {
    needs: ['send', 'findInvitationFor'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      expect(await backend.findInvitationFor(met.email)).toMatchObject({ key, email: met.email })
      expect(await backend.findInvitationFor('nobody@example.com')).toBeUndefined()
    },
  },

  'a repeat of what arrived makes no second one': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, meet } = opened
      const offer = await offerTo(opened, await meet())
      const first = await backend.send(offer)
      const again = await backend.send({ ...offer, isRepeat: true })
      if (cannotLook(opened)) expect(again).toEqual({ kind: 'unconfirmed' })
      else expect(again).toMatchObject(first)
      expect(await backend.listInvitations()).toHaveLength(1)
    },
  },

  'a repeat of what did not arrive is sent, by whoever can look': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, meet } = opened
      const offer = await offerTo(opened, await meet(), { isRepeat: true })
      const { kind } = await backend.send(offer)
      expect(kind).toBe(cannotLook(opened) ? 'unconfirmed' : 'invited')
      expect(await backend.listInvitations()).toHaveLength(cannotLook(opened) ? 0 : 1)
    },
  },

  'another one to the same person is already invited': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      await sendTo(opened, met)
      expect(await backend.send(await offerTo(opened, met))).toEqual({ kind: 'already_invited' })
      expect(await backend.listInvitations()).toHaveLength(1)
    },
  },

  'a member is already one': {
    needs: ['send', 'listInvitations'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      await join(opened, met)
      expect(await backend.send(await offerTo(opened, met))).toEqual({ kind: 'already_member' })
      expect(await backend.listInvitations()).toEqual([])
    },
  },

  'an unknown role is refused, and so is an address that is none': {
    needs: ['send', 'listInvitations'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const outcome = await backend.send(await offerTo(opened, await meet(), { role: 'emperor' }))
      expect(outcome).toEqual({ kind: 'refused', reason: 'unknown_role' })
      if (backend.facts.needsEmail)
        expect(await backend.send(await offerTo(opened, await meet(), { invitee: { name: 'Bob' } }))).toEqual(
          {
            kind: 'refused',
            reason: 'bad_email',
          },
        )
      expect(await backend.listInvitations()).toEqual([])
    },
  },

  'many are sent with one outcome each, in their order': {
    needs: ['send', 'sendMany', 'listInvitations'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const [first, second, member, invited] = [await meet(), await meet(), await meet(), await meet()]
      await join(opened, member)
      await sendTo(opened, invited)
      const offers = [
        await offerTo(opened, first),
        await offerTo(opened, member),
        await offerTo(opened, first, { role: 'emperor' }),
        await offerTo(opened, invited),
        await offerTo(opened, second),
      ]
      const outcomes = await backend.sendMany(offers)
      expect(outcomes.map(({ kind }) => kind)).toEqual([
        'invited',
        'already_member',
        'refused',
        'already_invited',
        'invited',
      ])
      expect(await backend.listInvitations()).toHaveLength(3)
      expect(await backend.sendMany([])).toEqual([])
    },
  },

  'what was revoked is gone, however often': {
    needs: [...seeing, 'revoke'],
    holds: async (opened) => {
      const { backend, meet, unknownKey } = opened
      const key = await sendTo(opened, await meet())
      for (const gone of [key, key, unknownKey()])
        expect(await backend.revoke(gone)).toEqual({ kind: 'revoked' })
      expect(await backend.findInvitation(key)).toBeUndefined()
      expect(await backend.listInvitations()).toEqual([])
    },
  },

  'after a revoke the same person can be invited again': {
    needs: [...seeing, 'revoke'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      await backend.revoke(await sendTo(opened, met))
      await sendTo(opened, met)
      expect(await backend.listInvitations()).toHaveLength(1)
    },
  },

  'what is sent anew is one invitation still, and ends no sooner': {
    needs: [...seeing, 'resend'],
    holds: async (opened) => {
      const { backend, meet, now, pass } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      const before = (await backend.findInvitation(key))?.expiresAt?.getTime() ?? 0
      pass(HOUR_MS / 2)
      const expiresAt = new Date(now().getTime() + HOUR_MS)
      const outcome = await backend.resend(key, await offerTo(opened, met, { expiresAt }))
      if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
      const listed = await backend.listInvitations()
      expect(listed).toMatchObject([{ key: outcome.key, email: met.email }])
      expect(listed[0]?.expiresAt?.getTime() ?? 0).toBeGreaterThanOrEqual(before)
    },
  },

  'the role that is offered can be changed': {
    needs: [...seeing, 'changeInvitedRole', 'listRoles'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      const roles = await backend.listRoles()
      const role = (roles.find(({ rank }) => rank === 'admin') ?? roles[0])?.name ?? 'none'
      const outcome = await backend.changeInvitedRole(key, await offerTo(opened, met, { role }))
      if (outcome.kind !== 'invited') throw new Error(`It was ${outcome.kind}`)
      expect(await backend.listInvitations()).toMatchObject([{ key: outcome.key, email: met.email, role }])
    },
  },

  'what has expired is not listed and blocks nobody': {
    needs: seeing,
    holds: async (opened) => {
      const { backend, meet, now, pass } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      const found = await backend.findInvitation(key)
      if (found?.expiresAt === undefined) return expect(backend.facts.expiry).not.toBe('dated')
      pass(found.expiresAt.getTime() - now().getTime() + 1000)
      expect(await backend.findInvitation(key)).toBeUndefined()
      expect(await backend.listInvitations()).toEqual([])
      await sendTo(opened, met)
    },
  },

  'revoking does not touch who has joined': {
    needs: ['send', 'revoke', 'findMember'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const key = await sendTo(opened, met)
      if (backend.facts.capabilities.accept.how === 'impossible') await opened.finishByMail(met.email)
      else await backend.accept({ key, credential: met.credential })
      await backend.revoke(key)
      expect(await backend.findMember({ email: met.email })).toBeDefined()
    },
  },

  'where the invitee finishes in a browser can be said, where that is the way': {
    needs: ['send'],
    holds: async (opened) => {
      const key = await sendTo(opened, await opened.meet())
      const url = opened.backend.finishUrl(key)
      expect(url !== undefined).toBe(opened.backend.facts.finish === 'link')
    },
  },
}
