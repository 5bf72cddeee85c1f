import { describe, expect, it } from 'vitest'
import { decideRemoval, decideRoleChange } from '../../src/backends/embedded/decide-change.ts'

const CHANGED = { kind: 'changed' }
const LAST_OWNER = { kind: 'refused', reason: 'last_owner' }
const NOT_FOUND = { kind: 'refused', reason: 'not_found' }
const UNKNOWN_ROLE = { kind: 'refused', reason: 'unknown_role' }

describe('removing', () => {
  const rows = [
    ['a member', 'member', 1, CHANGED],
    ['one of two owners', 'owner', 2, CHANGED],
    ['the last owner', 'owner', 1, LAST_OWNER],
    ['nobody', undefined, 1, NOT_FOUND],
  ] as const
  for (const [says, role, owners, outcome] of rows)
    it(says, () => {
      expect(decideRemoval(role && { role }, owners)).toEqual(outcome)
    })
})

describe('changing a role', () => {
  const rows = [
    ['a member becomes admin', 'member', 'admin', 1, CHANGED],
    ['a member becomes owner', 'member', 'owner', 1, CHANGED],
    ['one of two owners becomes member', 'owner', 'member', 2, CHANGED],
    ['the last owner becomes admin', 'owner', 'admin', 1, LAST_OWNER],
    ['the last owner stays owner', 'owner', 'owner', 1, CHANGED],
    ['the last owner becomes nothing known', 'owner', 'emperor', 1, UNKNOWN_ROLE],
    ['nobody becomes admin', undefined, 'admin', 1, NOT_FOUND],
  ] as const
  for (const [says, role, wanted, owners, outcome] of rows)
    it(says, () => {
      expect(decideRoleChange(role && { role }, wanted, owners)).toEqual(outcome)
    })
})
