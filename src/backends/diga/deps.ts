import type { Ledger } from '../backend-kind.ts'
import type { Client } from './client.ts'

export type Deps = {
  readonly client: Client
  /** In lower case. */
  readonly project: string
  readonly ledger: Ledger
  /** Throws BackendUnavailable where the API key is not one of the project. */
  readonly confirmProject: () => Promise<void>
}
