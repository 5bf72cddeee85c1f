import type { Actor } from '../domain/actor.ts'
import type { TeamId } from '../domain/ids.ts'
import type { AdminChannelRule, Consent, PlaceBinding, UnreachableRule } from '../domain/team.ts'

/** What the operator decided. Neither platform configured means: play in the simulator. */
export type Config = {
  readonly slack?: SlackConfig
  readonly discord?: DiscordConfig
  readonly web: WebConfig
  readonly store: StoreConfig
  /** At least one. */
  readonly teams: readonly TeamConfig[]
  /** They rank as owner from the start. */
  readonly owners: readonly Actor[]
  readonly knownPeople: readonly KnownPerson[]
  /** 32 bytes each, at least one: the first seals, all of them unseal. */
  readonly secretKeys?: readonly [Uint8Array, ...Uint8Array[]]
  readonly mail?: MailConfig
  readonly logLevel: LogLevel
}

/** Socket Mode authenticates by its app token, HTTP by signatures: each needs only its own secret. */
export type SlackConfig = {
  readonly botToken: string
  /** Ends in a slash. */
  readonly apiUrl: URL
  /** For Sign in with Slack. */
  readonly client?: OAuthClient
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
)

/** What a platform or an issuer knows Usher by when people sign in. */
export type OAuthClient = { readonly clientId: string; readonly clientSecret: string }

export type DiscordConfig = {
  readonly token: string
  readonly appId: string
  /** For signing in with Discord, where the client's id is the application's. */
  readonly clientSecret?: string
  /** Does not end in a slash. */
  readonly apiUrl: URL
}

export type WebConfig = { readonly host: string; readonly port: number; readonly publicUrl?: URL }

/** PostgreSQL where there is a `databaseUrl`, else SQLite in `dataDir`. */
export type StoreConfig = { readonly databaseUrl?: string; readonly dataDir: string }

/** TLS from the start with `smtps:`, else by STARTTLS, which only this machine itself may do without. */
export type MailConfig = {
  /** With user and password, where the server wants them. */
  readonly url: URL
  readonly from: { readonly name: string; readonly address: string }
}

/** An OpenID Connect issuer whose word on who somebody is the team takes. */
export type IssuerConfig = {
  readonly issuerUrl: URL
  readonly clientId: string
  /** Absent for a public client. */
  readonly clientSecret?: string
  /** As people call it. */
  readonly name: string
  /** `openid` among them. */
  readonly scopes: readonly string[]
}

export type TeamConfig = {
  readonly id: TeamId
  readonly name: string
  /** The name of one of the kinds of backends. */
  readonly backend: string
  /** By key, every one that the backend has, defaults included. A secret is the secret itself. */
  readonly settings: Readonly<Record<string, string>>
  /** What stands in a team file instead of the backend's own variables, by variable. Absent where there is no file. */
  readonly written?: Readonly<Record<string, string>>
  /** Absent where the backend's own ordinary one will do. */
  readonly defaultRole?: string
  readonly invitationLifeMs: number
  /** Lower-case; empty for every domain. */
  readonly domains: readonly string[]
  /** Absent where the backend's own way will do. */
  readonly consent?: Consent
  readonly undoMs: number
  readonly adminChannels: AdminChannelRule
  readonly unreachable: UnreachableRule
  readonly reminderDays: readonly number[]
  readonly timeZone: string
  /** Absent where nobody set a limit. */
  readonly memberLimit?: number
  readonly signIn?: IssuerConfig
  readonly language: 'en'
  /** Empty for everywhere. */
  readonly places: readonly PlaceBinding[]
}

/** The operator's own word that these chat people are the one with this address. */
export type KnownPerson = { readonly email: string; readonly actors: readonly Actor[] }

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
