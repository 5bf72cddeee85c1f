import { expect, it } from 'vitest'
import { decideRemoval, decideRoleChange } from '../../../src/backends/trieve/decide-change.ts'
import { roleOf } from '../../../src/backends/trieve/roles.ts'
import { asAccountId } from '../../../src/domain/ids.ts'

const memberOf = (name: string, role: number) => ({ account: asAccountId(name), name, role: roleOf(role) })
const [ann, bob, carol] = [memberOf('ann', 2), memberOf('bob', 2), memberOf('carol', 1)]

it.each([
  ['ann', [ann, carol], 'last_owner'],
  ['ann', [ann, bob], 'go'],
  ['carol', [ann, carol], 'go'],
  ['carol', [ann], 'not_found'],
  ['ann', [], 'not_found'],
])('removing %s is decided', (name, members, decided) => {
  const decision = decideRemoval({ members, account: asAccountId(name) })
  expect(decision.kind === 'refused' ? decision.reason : decision.kind).toBe(decided)
})

it.each([
  ['ann', 'user', [ann, carol], 'last_owner'],
  ['ann', 'owner', [ann, carol], 'changed'],
  ['ann', 'admin', [ann, bob], 'go'],
  ['carol', 'owner', [ann, carol], 'go'],
  ['carol', 'admin', [ann, carol], 'changed'],
  ['carol', 'member', [ann, carol], 'unknown_role'],
  ['carol', 'user', [ann], 'not_found'],
])('making %s %s is decided', (name, role, members, decided) => {
  const decision = decideRoleChange({ members, account: asAccountId(name) }, role)
  expect(decision.kind === 'refused' ? decision.reason : decision.kind).toBe(decided)
})
