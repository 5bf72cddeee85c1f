import type { Actor } from '../domain/actor.ts'
import type { Team } from '../domain/team.ts'

/** What the operator decided. Neither platform configured means: play in the simulator. */
export type Config = {
  readonly slack?: SlackConfig
  readonly discord?: DiscordConfig
  readonly web: WebConfig
  readonly store: StoreConfig
  readonly team: Team
  /** They rank as owner from the start. */
  readonly owners: readonly Actor[]
  readonly knownPeople: readonly KnownPerson[]
  readonly logLevel: LogLevel
}

/** Socket Mode authenticates by its app token, HTTP by signatures: each needs only its own secret. */
export type SlackConfig = {
  readonly botToken: string
  /** Ends in a slash. */
  readonly apiUrl: URL
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
)

export type DiscordConfig = {
  readonly token: string
  readonly appId: string
  /** Does not end in a slash. */
  readonly apiUrl: URL
}

export type WebConfig = { readonly host: string; readonly port: number; readonly publicUrl?: URL }

/** PostgreSQL where there is a `databaseUrl`, else SQLite in `dataDir`. */
export type StoreConfig = { readonly databaseUrl?: string; readonly dataDir: string }

/** The operator's own word that these chat people are the one with this address. */
export type KnownPerson = { readonly email: string; readonly actors: readonly Actor[] }

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
