import { z } from 'zod'
import type { BackendKind } from '../../backends/backend-kind.ts'
import type { Environment } from '../environment.ts'
import { type Problem, sentence } from './problem.ts'
import { type RawTeam, readTeam, type Settings, type Teams } from './read-team.ts'
import { setting } from './setting.ts'
import { signInFields } from './sign-in-fields.ts'

/** The variable of each field of a single team. Whoever names teams in a file does without them. */
export const TEAM_VARIABLES = {
  backend: 'USHER_BACKEND',
  name: 'USHER_TEAM_NAME',
  defaultRole: 'USHER_DEFAULT_ROLE',
  invitationDays: 'USHER_INVITATION_DAYS',
  domains: 'USHER_EMAIL_DOMAINS',
  consent: 'USHER_CONSENT',
  undoSeconds: 'USHER_UNDO_SECONDS',
  adminChannels: 'USHER_ADMIN_CHANNELS',
  unreachable: 'USHER_UNREACHABLE',
  reminders: 'USHER_REMINDERS',
  timeZone: 'USHER_TIME_ZONE',
  memberLimit: 'USHER_MEMBER_LIMIT',
  signInIssuer: 'USHER_SIGN_IN_ISSUER',
  signInClientId: 'USHER_SIGN_IN_CLIENT_ID',
  signInClientSecret: 'USHER_SIGN_IN_CLIENT_SECRET',
  signInName: 'USHER_SIGN_IN_NAME',
  signInScopes: 'USHER_SIGN_IN_SCOPES',
} as const

/** The one team that is named by variables alone. The first kind is the backend of who chose none. */
export function teamOfEnvironment(env: Environment, kinds: readonly BackendKind[]): Teams {
  const unclear = unclearIntent(env, kinds)
  if (unclear !== undefined) return { kind: 'problems', problems: [unclear] }
  const { value, kind, problems } = readTeam(rawTeam(env, kinds), { kinds, settingsOf, signIn: signInFields })
  if (value) return { kind: 'ok', teams: [value] }
  return { kind: 'problems', problems: problems.map((problem) => told(problem, kind)) }
}

/** Everything for another backend is there, except the word that it is wanted. Who chose one may have other variables too. */
function unclearIntent(env: Environment, kinds: readonly BackendKind[]): string | undefined {
  if (env[TEAM_VARIABLES.backend] !== undefined) return undefined
  const ready = kinds.find((kind) => isReady(kind, env))
  if (!ready) return undefined
  const names = neededBy(ready)
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them']
  const { name, title } = ready.facts
  return `${names.join(' and ')} ${are} there for ${title}, but ${TEAM_VARIABLES.backend} is not: set ${TEAM_VARIABLES.backend}=${name}, or take ${them} out.`
}

const neededBy = ({ settings }: BackendKind): readonly string[] =>
  settings.filter((spec) => spec.default === undefined).map(({ variable }) => variable)

const isReady = (kind: BackendKind, env: Environment): boolean =>
  neededBy(kind).length > 0 && neededBy(kind).every((variable) => env[variable] !== undefined)

function rawTeam(env: Environment, kinds: readonly BackendKind[]): RawTeam {
  const fields = Object.entries(TEAM_VARIABLES).map(([key, variable]) => [key, env[variable]] as const)
  const set = fields.filter(([, value]) => value !== undefined)
  const raw = { id: 'main', name: 'Usher', backend: kinds[0]?.facts.name, ...Object.fromEntries(set) }
  const kind = kinds.find(({ facts }) => facts.name === raw.backend)
  const settings = (kind?.settings ?? []).map(({ key, variable }) => [key, env[variable]] as const)
  return { ...Object.fromEntries(settings), ...raw }
}

const settingsOf = ({ settings, facts }: BackendKind): z.ZodType<Settings> =>
  z.object(Object.fromEntries(settings.map((spec) => [spec.key, setting(spec, facts.title)])))

function told({ path, says }: Problem, kind: BackendKind | undefined): string {
  const [key, index] = path
  const variable = variableOf(String(key), kind)
  const subject = typeof index === 'number' ? `Entry ${index + 1} of ${variable}` : variable
  return sentence(`${subject} ${says}`)
}

function variableOf(key: string, kind: BackendKind | undefined): string {
  const fields: Readonly<Record<string, string>> = TEAM_VARIABLES
  return fields[key] ?? kind?.settings.find((spec) => spec.key === key)?.variable ?? key
}
