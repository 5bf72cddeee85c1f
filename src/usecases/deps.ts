import type { Backend } from '../backends/backend.ts'
import type { Actor, PlatformName } from '../domain/actor.ts'
import type { CommandTable } from '../domain/command.ts'
import type { EffectKind, EffectSubject } from '../domain/effect.ts'
import type { Grant } from '../domain/grant.ts'
import type { ListEntry, ListFlaw } from '../domain/list.ts'
import type { Team, TeamAt } from '../domain/team.ts'
import type { Platform } from '../platforms/platform.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { Store } from '../store/store.ts'
import type { Recent } from './recent.ts'

/** Everything a use case may need; each one takes only what it uses. */
export type Deps = {
  readonly store: Store
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly backends: Backends
  readonly teams: Teams
  /** Who ranks as owner whatever the backend says: `USHER_OWNERS`. */
  readonly owners: readonly Actor[]
  readonly now: () => Date
  readonly settle: Settle
  readonly vault: Vault
  readonly signIns: SignIns
  readonly mailer: Mailer
  readonly lists: ListReader
  /** Where a browser reaches Usher's pages; absent where the operator said no such address. */
  readonly publicUrl?: URL
  /** What was looked up a moment ago, for clicks that come in a row. */
  readonly recent: Recent
  /** Unguessable, in letters and digits and hyphens: 32 bytes. */
  readonly newSecret: () => string
  /** As it is offered: where there are several teams, every command takes one. */
  readonly commands: CommandTable
}

/** People's own tokens, encrypted at rest. */
export interface Vault {
  /** False where the operator set no key to encrypt with: then nothing can be kept. */
  readonly isOpen: boolean
  /**
   * Renewed at the issuer before it ends, by one process at a time; undefined where that is refused, and then it is
   * forgotten. One that was kept before the team moved is none: it is not shown to another backend.
   * Throws {@link SignInUnavailable}.
   */
  findToken(team: TeamAt, actor: Actor): Promise<string | undefined>
  keepToken(team: TeamAt, actor: Actor, grant: Grant): Promise<void>
  /** The backend does not take it any more. */
  forgetToken(team: TeamAt, actor: Actor): Promise<void>
  /** Forgets it, and ends it at the issuer where it came from one and the issuer answers. */
  revokeToken(team: TeamAt, actor: Actor): Promise<void>
  /** Anything else that only Usher may read; `about` is sealed in and has to be the same. */
  seal(text: string, about: string): string
  /** Undefined for what was not sealed here about that. */
  unseal(sealed: string, about: string): string | undefined
}

/** Where the people of a team can prove who they are in a browser, the strongest first. */
export type SignIns = { of(team: TeamAt, actor: Actor): readonly SignIn[] }

/** Reads lists of people, as they are exported, typed or pasted. */
export interface ListReader {
  /** Never whole: as the content arrives. Throws {@link ListUnreadable}, also after some entries. */
  read(content: AsyncIterable<Uint8Array>): ListReading
}

export type ListReading = {
  readonly entries: AsyncIterable<ListEntry>
  /** Columns that mean nothing here; known once the first entry has been read. */
  readonly leftOut: readonly string[]
}

/** Sends codes. */
export interface Mailer {
  /** False where the operator named no mail server. */
  readonly isOpen: boolean
  /** Resolves when the server took it. Throws {@link MailUnavailable}. */
  send(mail: Mail): Promise<void>
}

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Nothing can be made of it. */
export class ListUnreadable extends Error {
  readonly flaw: ListFlaw
  constructor(flaw: ListFlaw) {
    super(`The list cannot be read: ${flaw.kind}`)
    this.name = 'ListUnreadable'
    this.flaw = flaw
  }
}

/** Come back later, or, where it `isRefused`, with another address. It holds no address itself. */
export class MailUnavailable extends Error {
  readonly isRefused: boolean
  constructor(problem: string, about: { readonly isRefused: boolean; readonly cause?: unknown }) {
    super(`The mail server did not take a mail: ${problem}`, { cause: about.cause })
    this.name = 'MailUnavailable'
    this.isRefused = about.isRefused
  }
}

export type Backends = { of(team: Team): Backend }

export type Teams = {
  /** Throws TeamGone for a team that is not configured any more. */
  get(id: Team['id']): Team
  /** At least one. */
  list(): readonly Team[]
}

/**
 * Runs the due effects about these now, in this process, instead of waiting for the worker. Resolves when
 * nothing of those kinds is left or when patience is over; what is unfinished then goes on by itself.
 */
export type Settle = (about: readonly EffectSubject[], kinds: readonly EffectKind[]) => Promise<void>

/** The call to the backend, whichever way it goes. */
export const PROVISIONING = ['send', 'resend', 'accept', 'decline', 'revoke'] as const satisfies EffectKind[]
