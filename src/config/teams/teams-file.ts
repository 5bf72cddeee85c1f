import { z } from 'zod'
import type { BackendKind } from '../../backends/backend-kind.ts'
import type { Environment } from '../environment.ts'
import { doubles } from './doubles.ts'
import { check, firstPerPath, type Path, type Problem, sentence, within } from './problem.ts'
import {
  type RawTeam,
  readTeam,
  type Settings,
  type TeamDoor,
  type TeamRead,
  type Teams,
} from './read-team.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import { secretFrom, setting, writtenKey } from './setting.ts'
import { signInFieldsIn } from './sign-in-fields.ts'
import { strangeInFile, strangeInTeam } from './strange-keys.ts'

/** `path` as the operator wrote it; it comes before every problem. */
export type TeamsFile = { readonly path: string; readonly text: string }

type Around = { readonly kinds: readonly BackendKind[]; readonly env: Environment }

/** The teams of a YAML file, or everything that is wrong with it, in the order of its lines. */
export function parseTeamsFile({ path, text }: TeamsFile, around: Around): Teams {
  const yaml = readYaml(text)
  if ('broken' in yaml) {
    const problems = yaml.broken.map(({ line, says }) => `${path}, line ${line}: ${sentence(says)}`)
    return { kind: 'problems', problems }
  }
  const entries = check(file, yaml.content)
  const teams = (entries.value?.teams ?? []).map((entry) => readEntry(entry, around))
  const problems = firstPerPath([
    ...yaml.problems,
    ...entries.problems,
    ...strangeInFile(yaml.content),
    ...teams.flatMap((team, index) => within(['teams', index], team.problems)),
    ...doubles(entries.value?.teams ?? [], teams),
  ])
  if (problems.length > 0) return { kind: 'problems', problems: told(problems, { path, yaml }) }
  return { kind: 'ok', teams: teams.flatMap(({ value }) => value ?? []) }
}

const BEGIN = 'write teams: and below it one entry for each team, beginning with -'

const file = z.object(
  {
    teams: z
      .array(z.unknown(), {
        error: ({ input }) =>
          input === undefined ? `is missing: ${BEGIN}` : 'must be a list: every team begins with -',
      })
      .min(1, 'names no team: write one entry for each, beginning with -'),
  },
  { error: ({ input }) => `${input === undefined ? 'is empty' : 'holds no keys'}: ${BEGIN}` },
)

const record = z.record(z.string(), z.unknown(), 'must be keys with values, such as id: docs')

function readEntry(entry: unknown, { kinds, env }: Around): TeamRead {
  const { value: raw, problems } = check(record, entry)
  if (!raw) return { problems }
  const door: TeamDoor = { kinds, settingsOf: (kind) => settingsOf(kind, env), signIn: signInFieldsIn(env) }
  const team = readTeam(raw, door)
  const { kind, value } = team
  return {
    ...team,
    ...(kind && value && { value: { ...value, written: writtenIn(raw, kind) } }),
    problems: [...team.problems, ...strangeInTeam(raw, { kinds, kind })],
  }
}

/** A secret by its own variable, another setting by its key. */
const writtenIn = (raw: RawTeam, { settings }: BackendKind): Readonly<Record<string, string>> =>
  Object.fromEntries(
    settings.map((spec) => [
      spec.variable,
      spec.kind === 'secret' ? String(raw[writtenKey(spec)]) : spec.key,
    ]),
  )

/** Secrets stand under another key than theirs. */
function settingsOf({ settings, facts }: BackendKind, env: Environment): z.ZodType<Settings> {
  const rules = settings.map((spec) => ({
    key: spec.key,
    written: writtenKey(spec),
    rule: spec.kind === 'secret' ? secretFrom(spec, facts.title, env) : setting(spec, facts.title),
  }))
  return z
    .object(Object.fromEntries(rules.map(({ written, rule }) => [written, rule] as const)))
    .transform((set) => Object.fromEntries(rules.map(({ key, written }) => [key, set[written] ?? ''])))
}

type Source = { readonly path: string; readonly yaml: YamlFile }

function told(problems: readonly Problem[], source: Source): readonly string[] {
  const lined = problems.map(({ path, says }) => ({
    line: source.yaml.lineOf(path),
    key: keyText(path),
    says,
  }))
  return lined
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, key, says }) => `${source.path}, line ${line}${key && `, ${key}`}: ${sentence(says)}`)
}

/** `teams[1].apiKeyFrom`. What is no plain word may be anything, so it is not repeated. */
const keyText = (path: Path): string =>
  path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : `.${PLAIN.test(String(step)) ? String(step) : '…'}`,
    )
    .join('')
    .slice(1)

const PLAIN = /^[A-Za-z][\w-]{0,29}$/
