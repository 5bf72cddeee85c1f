import type { Role } from '../../domain/role.ts'
import type { Ledger } from '../backend-kind.ts'
import type { Kept } from '../kept.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  readonly roles: Kept<readonly Role[]>
  /** In lower case. */
  readonly project: string
  readonly ledger: Ledger
  /** Throws BackendUnavailable where the API key is not one of the project. */
  readonly confirmProject: () => Promise<void>
}
