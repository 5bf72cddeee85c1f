import type { PlatformName } from '../dsl/story.ts'
import type { Answer } from './answer.ts'
import type { Stage } from './stage.ts'

/** One way to act without the right. */
export type Attempt = {
  /** Who tries what, and where. */
  readonly title: string
  /** Who the audit log has to name; absent where nothing that counts says who it was. */
  readonly by?: { readonly platform: PlatformName; readonly handle: string }
  /** The platform of the place in the audit log. */
  readonly place: PlatformName | 'web'
  /** What has to be so first, honestly. */
  readonly given?: (stage: Stage) => Promise<void>
  readonly send: (stage: Stage) => Promise<Answer>
  /** Makes it as it was before `given`. */
  readonly after?: (stage: Stage) => Promise<void>
  /** Words that whoever tries must not read. */
  readonly hides?: readonly string[]
}

export type Verdict = {
  readonly succeeded: boolean
  readonly answered: boolean
  readonly audited: boolean
  /** What there is to say of it when it fails. */
  readonly notes: readonly string[]
}
