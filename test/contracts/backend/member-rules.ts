import { expect } from 'vitest'
import { ranksAtLeast } from '../../../src/domain/rank-order.ts'
import { findRole } from '../../../src/domain/role.ts'
import type { BackendRules, OpenedBackend } from './rules.ts'
import { join } from './samples.ts'

const LAST_OWNER = { kind: 'refused', reason: 'last_owner' }
const NOT_FOUND = { kind: 'refused', reason: 'not_found' }
const CHANGED = { kind: 'changed' }

async function rolesOf({ backend }: OpenedBackend) {
  const roles = await backend.listRoles()
  return { owner: roles[0]?.name ?? 'none', least: roles.at(-1)?.name ?? 'none' }
}

export const memberRules: BackendRules = {
  'a credential that works is healthy': {
    needs: ['checkHealth'],
    holds: async ({ backend }) => expect(await backend.checkHealth()).toEqual({ kind: 'healthy' }),
  },

  'roles are listed from the highest rank down, the highest is owner': {
    needs: ['listRoles'],
    holds: async ({ backend }) => {
      const ranks = (await backend.listRoles()).map(({ rank }) => rank)
      expect(ranks[0]).toBe('owner')
      for (const [index, rank] of ranks.slice(1).entries())
        expect(ranksAtLeast(ranks[index] ?? 'viewer', rank)).toBe(true)
    },
  },

  'a member is found by account and by address, somebody else is not': {
    needs: ['findMember', 'send'],
    holds: async (opened) => {
      const { backend, owner, unknownAccount, meet } = opened
      const met = await meet()
      const account = await join(opened, met)
      expect(await backend.findMember({ account: owner })).toMatchObject({ role: { rank: 'owner' } })
      for (const who of [{ account }, { email: met.email }])
        expect(await backend.findMember(who)).toMatchObject({ account, email: met.email })
      expect(await backend.findMember({ account: unknownAccount() })).toBeUndefined()
      expect(await backend.findMember({ email: 'nobody@example.com' })).toBeUndefined()
    },
  },

  'pages show every member once and then end': {
    needs: ['send', 'listMembers'],
    holds: async (opened) => {
      const { backend, owner, meet } = opened
      const all = [owner]
      for (let index = 0; index < 4; index += 1) all.push(await join(opened, await meet()))
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await backend.listMembers({ limit: 2, ...(cursor !== undefined && { cursor }) })
        expect(page.members.length).toBeLessThanOrEqual(2)
        seen.push(...page.members.map(({ account }) => account))
        expect(page.total ?? all.length).toBe(all.length)
        expect(page.cursor?.length ?? 0).toBeLessThanOrEqual(40)
        cursor = page.cursor
      } while (cursor !== undefined)
      expect(seen.toSorted()).toEqual(all.toSorted())
    },
  },

  'a search finds addresses in any case': {
    needs: ['send', 'listMembers'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const met = await meet()
      const account = await join(opened, met)
      for (const search of [met.email.toUpperCase(), met.email.slice(2, 20)]) {
        const { members } = await backend.listMembers({ search, limit: 9 })
        expect(members.map((member) => member.account)).toEqual([account])
      }
      expect((await backend.listMembers({ search: '%', limit: 9 })).members).toEqual([])
    },
  },

  'a removed member is none, and cannot be removed again': {
    needs: ['send', 'removeMember', 'findMember'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const account = await join(opened, await meet())
      expect(await backend.removeMember(account)).toEqual(CHANGED)
      expect(await backend.findMember({ account })).toBeUndefined()
      expect(await backend.removeMember(account)).toEqual(NOT_FOUND)
    },
  },

  'a role is changed, also to the one it is': {
    needs: ['send', 'changeRole', 'findMember'],
    holds: async (opened) => {
      const { backend, meet } = opened
      const { owner: role } = await rolesOf(opened)
      const account = await join(opened, await meet())
      expect(await backend.changeRole(account, role)).toEqual(CHANGED)
      expect(await backend.changeRole(account, role)).toEqual(CHANGED)
      expect((await backend.findMember({ account }))?.role).toEqual({ name: role, rank: 'owner' })
    },
  },

  'an unknown role or a stranger is refused': {
    needs: ['changeRole', 'findMember'],
    holds: async (opened) => {
      const { backend, owner, unknownAccount } = opened
      const { least } = await rolesOf(opened)
      expect(await backend.changeRole(owner, 'emperor')).toEqual({ kind: 'refused', reason: 'unknown_role' })
      expect(await backend.changeRole(unknownAccount(), least)).toEqual(NOT_FOUND)
      expect((await backend.findMember({ account: owner }))?.role.rank).toBe('owner')
    },
  },

  'the last owner is neither removed nor demoted': {
    needs: ['removeMember', 'changeRole', 'findMember'],
    holds: async (opened) => {
      const { backend, owner } = opened
      const { least } = await rolesOf(opened)
      expect(await backend.removeMember(owner)).toEqual(LAST_OWNER)
      expect(await backend.changeRole(owner, least)).toEqual(LAST_OWNER)
      expect((await backend.findMember({ account: owner }))?.role.rank).toBe('owner')
    },
  },

  'the last owner does not leave': {
    needs: ['leave', 'findMember'],
    holds: async ({ backend, owner, ownerCredential }) => {
      expect(await backend.leave(ownerCredential)).toEqual(LAST_OWNER)
      expect((await backend.findMember({ account: owner }))?.role.rank).toBe('owner')
    },
  },

  'who leaves is no member any more, and only oneself can leave': {
    needs: ['send', 'leave', 'findMember'],
    holds: async (opened) => {
      const { backend, meet, leavesAs = 'member' } = opened
      const [met, stranger] = [await meet(), await meet()]
      const role = findRole(await backend.listRoles(), leavesAs)?.name
      const account = await join(opened, met, role === undefined ? {} : { role })
      const credential = { ...met.credential, account }
      expect((await backend.leave(stranger.credential)).kind).toBe('refused')
      expect(await backend.leave(credential)).toEqual(CHANGED)
      expect(await backend.findMember({ account })).toBeUndefined()
      expect((await backend.leave(credential)).kind).toBe('refused')
    },
  },

  'a token is the only proof where one is needed': {
    needs: ['leave'],
    holds: async ({ backend, ownerCredential: { token, ...person } }) => {
      if (backend.facts.proof === 'chat') return expect(token).toBeUndefined()
      expect(await backend.leave(person)).toEqual({ kind: 'refused', reason: 'no_credential' })
    },
  },
}
