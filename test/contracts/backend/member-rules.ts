import { expect } from 'vitest'
import { asAccountId } from '../../../src/domain/ids.ts'
import { ranksAtLeast } from '../../../src/domain/role.ts'
import type { BackendRules, OpenedBackend } from './rules.ts'
import { joinIn, stranger } from './samples.ts'

const LAST_OWNER = { kind: 'refused', reason: 'last_owner' }
const NOT_FOUND = { kind: 'refused', reason: 'not_found' }
const CHANGED = { kind: 'changed' }

const joining = ['send', 'accept'] as const

async function rolesOf({ backend, team }: OpenedBackend) {
  const roles = await backend.listRoles(team)
  return { owner: roles[0]?.name ?? 'none', least: roles.at(-1)?.name ?? 'none' }
}

export const memberRules: BackendRules = {
  'roles are listed from the highest rank down, the highest is owner': {
    needs: ['listRoles'],
    holds: async ({ backend, team }) => {
      const ranks = (await backend.listRoles(team)).map(({ rank }) => rank)
      expect(ranks[0]).toBe('owner')
      for (const [index, rank] of ranks.slice(1).entries())
        expect(ranksAtLeast(ranks[index] ?? 'viewer', rank)).toBe(true)
    },
  },

  'a member is found, somebody else is not': {
    needs: ['findMember'],
    holds: async ({ backend, team, owner }) => {
      const found = await backend.findMember({ team, account: owner })
      expect(found).toMatchObject({ account: owner, role: { rank: 'owner' } })
      expect(await backend.findMember({ team, account: asAccountId('nobody') })).toBeUndefined()
    },
  },

  'pages show every member once and then end': {
    needs: [...joining, 'listMembers'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const all = [
        owner,
        await joinIn(opened),
        await joinIn(opened),
        await joinIn(opened),
        await joinIn(opened),
      ]
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await backend.listMembers({ team, limit: 2, ...(cursor !== undefined && { cursor }) })
        seen.push(...page.members.map(({ account }) => account))
        expect(page.total ?? all.length).toBe(all.length)
        cursor = page.cursor
      } while (cursor !== undefined)
      expect(seen.toSorted()).toEqual(all.toSorted())
    },
  },

  'a search finds names and addresses in any case': {
    needs: [...joining, 'listMembers'],
    holds: async (opened) => {
      const { backend, team } = opened
      const account = await joinIn(opened, { invitee: { name: 'Bob', email: 'zoe.quince@example.com' } })
      for (const search of ['QUINCE', 'zoe.']) {
        const { members } = await backend.listMembers({ team, search, limit: 9 })
        expect(members.map((member) => member.account)).toEqual([account])
      }
      expect((await backend.listMembers({ team, search: '%', limit: 9 })).members).toEqual([])
    },
  },

  'a removed member is none, and cannot be removed again': {
    needs: [...joining, 'removeMember', 'findMember'],
    holds: async (opened) => {
      const { backend, team } = opened
      const membership = { team, account: await joinIn(opened) }
      expect(await backend.removeMember(membership)).toEqual(CHANGED)
      expect(await backend.findMember(membership)).toBeUndefined()
      expect(await backend.removeMember(membership)).toEqual(NOT_FOUND)
    },
  },

  'a role is changed, also to the one it is': {
    needs: [...joining, 'changeRole', 'findMember'],
    holds: async (opened) => {
      const { backend, team } = opened
      const { owner: role } = await rolesOf(opened)
      const membership = { team, account: await joinIn(opened) }
      expect(await backend.changeRole({ ...membership, role })).toEqual(CHANGED)
      expect(await backend.changeRole({ ...membership, role })).toEqual(CHANGED)
      expect((await backend.findMember(membership))?.role.rank).toBe('owner')
    },
  },

  'an unknown role or a stranger is refused': {
    needs: ['changeRole', 'findMember'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const { least } = await rolesOf(opened)
      const refusal = await backend.changeRole({ team, account: owner, role: 'emperor' })
      expect(refusal).toEqual({ kind: 'refused', reason: 'unknown_role' })
      const change = { team, account: asAccountId('nobody'), role: least }
      expect(await backend.changeRole(change)).toEqual(NOT_FOUND)
      expect((await backend.findMember({ team, account: owner }))?.role.rank).toBe('owner')
    },
  },

  'the last owner is neither removed nor demoted nor leaves': {
    needs: ['removeMember', 'changeRole', 'leave', 'findMember'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const { least } = await rolesOf(opened)
      const membership = { team, account: owner }
      expect(await backend.removeMember(membership)).toEqual(LAST_OWNER)
      expect(await backend.changeRole({ ...membership, role: least })).toEqual(LAST_OWNER)
      expect(await backend.leave(team, stranger(owner))).toEqual(LAST_OWNER)
      expect((await backend.findMember(membership))?.role.rank).toBe('owner')
    },
  },

  'of two owners who leave at the same moment, one stays': {
    needs: [...joining, 'changeRole', 'leave', 'listMembers'],
    holds: async (opened) => {
      const { backend, team, owner } = opened
      const other = await joinIn(opened)
      await backend.changeRole({ team, account: other, role: (await rolesOf(opened)).owner })
      const outcomes = await Promise.all([owner, other].map((who) => backend.leave(team, stranger(who))))
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'refused'])
      expect((await backend.listMembers({ team, limit: 9 })).members).toHaveLength(1)
    },
  },

  'only who is a member can leave': {
    needs: [...joining, 'leave'],
    holds: async (opened) => {
      const { backend, team } = opened
      const account = await joinIn(opened)
      expect(await backend.leave(team, stranger())).toEqual(NOT_FOUND)
      expect(await backend.leave(team, stranger(account))).toEqual(CHANGED)
      expect(await backend.leave(team, stranger(account))).toEqual(NOT_FOUND)
    },
  },
}
