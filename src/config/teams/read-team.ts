import type { z } from 'zod'
import type { BackendKind } from '../../backends/backend-kind.ts'
import type { IssuerConfig, TeamConfig } from '../config.ts'
import { type Checked, check, type Problem } from './problem.ts'
import { teamFields } from './team-fields.ts'

/** One team as it is written, by the keys of the team file, its settings among the rest. */
export type RawTeam = Readonly<Record<string, unknown>>

export type Settings = Readonly<Record<string, string>>

/** At least one, or sentences for the operator. */
export type Teams =
  | { readonly kind: 'ok'; readonly teams: readonly TeamConfig[] }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** The backends that there are, and how a setting of one is written and checked. */
export type TeamDoor = {
  readonly kinds: readonly BackendKind[]
  readonly settingsOf: (kind: BackendKind) => z.ZodType<Settings>
  /** Undefined where the team has no issuer. */
  readonly signIn: z.ZodType<IssuerConfig | undefined>
}

/** Its settings are known already where something else is wrong with it. */
export type TeamRead = Checked<TeamConfig> & {
  readonly kind?: BackendKind
  readonly settings?: Settings
}

export function readTeam(raw: RawTeam, { kinds, settingsOf, signIn }: TeamDoor): TeamRead {
  const fields = withSignIn(check(teamFields(kinds.map(({ facts }) => facts.name)), raw), check(signIn, raw))
  const kind = kinds.find(({ facts }) => facts.name === raw['backend'])
  if (!kind) return { problems: fields.problems }

  const { value: settings, problems: wrongSettings } = check(settingsOf(kind), raw)
  const problems: readonly Problem[] = [...fields.problems, ...wrongSettings]
  if (!settings) return { kind, problems }
  if (!fields.value) return { kind, settings, problems }
  return { kind, settings, problems, value: { ...fields.value, settings } }
}

type Fields = Checked<Omit<TeamConfig, 'settings'>>

function withSignIn({ value, problems }: Fields, signIn: Checked<IssuerConfig | undefined>): Fields {
  if (!value || signIn.problems.length > 0) return { problems: [...problems, ...signIn.problems] }
  return { value: { ...value, ...(signIn.value && { signIn: signIn.value }) }, problems }
}
