import type { Backend } from '../backends/backend.ts'
import type { Actor, PlatformName } from '../domain/actor.ts'
import type { CommandTable } from '../domain/command.ts'
import type { EffectKind } from '../domain/effect.ts'
import type { InvitationId } from '../domain/ids.ts'
import type { Team, TeamAt } from '../domain/team.ts'
import type { Platform } from '../platforms/platform.ts'
import type { Store } from '../store/store.ts'

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
  /** As it is offered: where there are several teams, every command takes one. */
  readonly commands: CommandTable
}

/** People's own tokens, encrypted at rest. */
export interface Vault {
  /** False where the operator set no key to encrypt with: then nothing can be kept. */
  readonly isOpen: boolean
  /** One that was kept before the team moved is none: it is not shown to another backend. */
  findToken(team: TeamAt, actor: Actor): Promise<string | undefined>
  keepToken(team: TeamAt, actor: Actor, token: string): Promise<void>
  forgetToken(team: TeamAt, actor: Actor): Promise<void>
}

export type Backends = { of(team: Team): Backend }

export type Teams = {
  /** Throws TeamGone for a team that is not configured any more. */
  get(id: Team['id']): Team
  /** At least one. */
  list(): readonly Team[]
}

/**
 * Runs the due effects of these invitations now, in this process, instead of waiting for the worker. Resolves when
 * nothing of those kinds is left or when patience is over; what is unfinished then goes on by itself.
 */
export type Settle = (invitations: readonly InvitationId[], kinds: readonly EffectKind[]) => Promise<void>

/** The call to the backend, whichever way it goes. */
export const PROVISIONING = ['send', 'accept', 'decline', 'revoke'] as const satisfies EffectKind[]
