import type { BackendKind } from '../../backends/backend-kind.ts'
import { near } from './near.ts'
import type { Problem } from './problem.ts'
import type { RawTeam } from './read-team.ts'
import { writtenKey } from './setting.ts'
import { FIELD_KEYS } from './team-fields.ts'

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands beside `teams`. */
export const strangeInFile = (content: unknown): readonly Problem[] =>
  Object.keys(isRecord(content) ? content : {})
    .filter((key) => key !== 'teams')
    .map((key) => ({
      path: [key],
      says: meantOr(key, ['teams'], 'is not known: only teams stands at the margin'),
    }))

type Known = { readonly kinds: readonly BackendKind[]; readonly kind: BackendKind | undefined }

/** Where the backend is not known, the settings of any may be right. */
export function strangeInTeam(raw: RawTeam, { kinds, kind }: Known): readonly Problem[] {
  const secrets = ['signInClientSecret', ...(kind ? [kind] : kinds).flatMap(secretKeys)]
  const keys = (kind ? [kind] : kinds).flatMap(settingKeys)
  return Object.keys(raw)
    .filter((key) => !FIELD_KEYS.includes(key) && !keys.includes(key))
    .map((key) => ({ path: [key], says: secrets.includes(key) ? inline(key) : strange(key, { kind, keys }) }))
}

const secretKeys = ({ settings }: BackendKind): readonly string[] =>
  settings.filter((spec) => spec.kind === 'secret').map(({ key }) => key)

const settingKeys = ({ settings }: BackendKind): readonly string[] => settings.map(writtenKey)

const inline = (key: string): string =>
  `does not belong in the file, because it is a secret: put it into a variable and write ${key}From and the variable's name here`

type Owner = { readonly kind: BackendKind | undefined; readonly keys: readonly string[] }

function strange(key: string, { kind, keys }: Owner): string {
  const known = [...FIELD_KEYS, ...keys]
  if (!kind) return meantOr(key, known, `is not known: every team may have ${FIELD_KEYS.join(', ')}`)
  const own = keys.length > 0 ? `one of ${kind.facts.title} also ${keys.join(', ')}` : 'nothing else'
  return meantOr(key, known, `is not known: every team may have ${FIELD_KEYS.join(', ')}, and ${own}`)
}

function meantOr(key: string, known: readonly string[], otherwise: string): string {
  const meant = near(key, known) ?? near(key.replace(/From$/, ''), known)
  return meant ? `is not known: did you mean ${meant}?` : otherwise
}
