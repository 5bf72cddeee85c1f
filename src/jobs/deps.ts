import type { Logger } from 'pino'
import type { BulkWork, ChangeWork, Effect, EffectWork, InvitationWork } from '../domain/effect.ts'
import type { Deps } from '../usecases/deps.ts'

/** What running an effect may need. */
export type JobDeps = Pick<
  Deps,
  | 'store'
  | 'platforms'
  | 'backends'
  | 'teams'
  | 'owners'
  | 'now'
  | 'vault'
  | 'recent'
  | 'signIns'
  | 'publicUrl'
> & {
  /** Between 0 and 1. */
  readonly random: () => number
  readonly log: Logger
}

export type InvitationEffect = Effect & { readonly work: InvitationWork }
export type BulkEffect = Effect & { readonly work: BulkWork }
export type ChangeEffect = Effect & { readonly work: ChangeWork }

/**
 * Runs one effect and marks it finished in the transaction that records what came of it. Throws `BackendUnavailable`,
 * `PlatformUnavailable` or `SignInUnavailable` to be asked again later. May run twice: the second time changes nothing.
 */
export type Job<Kind extends EffectWork['kind']> = (
  deps: JobDeps,
  effect: Effect & { readonly work: Extract<EffectWork, { kind: Kind }> },
) => Promise<void>
