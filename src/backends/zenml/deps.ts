import type { Kept } from '../kept.ts'
import type { Roster } from '../roster.ts'
import type { Turns } from '../turns.ts'
import type { Api } from './api.ts'
import type { Holders } from './holders.ts'
import type { Person } from './mapping.ts'
import type { Roles } from './roles.ts'

export type Deps = {
  readonly api: Api
  readonly roles: Roles
  readonly roster: Roster<Person>
  /** As they were a few seconds ago, or after the last change of ours. Who acts on it looks anew. */
  readonly holders: Kept<Holders>
  readonly inTurn: Turns
  readonly now: () => Date
}
