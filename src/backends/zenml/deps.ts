import type { Api } from './api.ts'
import type { Roles } from './roles.ts'
import type { Turns } from './turns.ts'

export type Deps = {
  readonly api: Api
  readonly roles: Roles
  readonly turns: Turns
  readonly now: () => Date
}
