import type { ChangeWhat } from '../domain/change.ts'
import type { Action } from '../domain/policy.ts'

const ACTIONS: Readonly<Record<ChangeWhat['kind'], Action>> = {
  remove: 'remove',
  role: 'change_role',
  leave: 'leave',
  invite: 'invite',
}

/** What the policy is asked about a change. */
export const actionOf = ({ kind }: Pick<ChangeWhat, 'kind'>): Action => ACTIONS[kind]
