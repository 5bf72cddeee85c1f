import type { BackendFacts } from '../domain/backend-facts.ts'
import type { BackendKey, TeamId } from '../domain/ids.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from './backend.ts'

/** One line in the list of backends: what it is, what to set, how to begin. */
export type BackendKind = {
  readonly facts: BackendFacts
  /** What an operator should know and the table of capabilities does not say, one sentence each. */
  readonly notes: readonly string[]
  /** The backend's own settings; none where it needs none. */
  readonly settings: readonly SettingSpec[]
  connect(connection: Connection): Backend
}

/** One setting of a team: a key in the team file, or a variable where there is one team. */
export type SettingSpec = {
  /** In the team file: `project`. A secret stands there as the name of a variable, under `${key}From`. */
  readonly key: string
  /** `DEEPGRAM_PROJECT_ID` */
  readonly variable: string
  /** What it is and where to get it: a sentence. */
  readonly description: string
  readonly kind: 'text' | 'secret' | 'url' | 'uuid'
  /** Absent where it has to be set. */
  readonly default?: string
}

export type Connection = {
  readonly team: TeamId
  /** By key, every one of them, defaults included. */
  readonly settings: Readonly<Record<string, string>>
  /** What Usher remembers of the team's open invitations, for backends that keep no list. */
  readonly ledger: Ledger
  /** For the embedded backend alone. */
  readonly store: Store
  readonly now: () => Date
  readonly newId: () => string
  /** Other waits than the usual ones, in milliseconds; tests shorten them. */
  readonly manners?: Partial<Manners> | undefined
}

export interface Ledger {
  listOpen(): Promise<readonly { readonly key: BackendKey; readonly email?: string }[]>
}

/** How patiently a backend is called. */
export type Manners = {
  /** For one call, with reading the answer. */
  readonly timeoutMs: number
  /** Further attempts of what is safe to repeat. */
  readonly retries: number
  /** The first wait between attempts; it doubles. */
  readonly firstWaitMs: number
  /** Calls in a row that must fail before no more are made for a while. */
  readonly failuresToOpen: number
  /** That while. */
  readonly openMs: number
}
