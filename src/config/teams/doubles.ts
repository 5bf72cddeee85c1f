import { z } from 'zod'
import type { Path, Problem } from './problem.ts'
import type { TeamRead } from './read-team.ts'

const named = z.object({
  id: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
})

/** What two teams may not share; also of teams that something else is wrong with. */
export function doubles(entries: readonly unknown[], teams: readonly TeamRead[]): readonly Problem[] {
  const names = entries.map((entry) => named.safeParse(entry).data ?? {})
  return [
    ...repeats(names.map(({ id }) => id)).map(told('id', 'has this id already: every team has its own')),
    ...repeats(names.map(({ name }) => name?.toLowerCase())).map(
      told('name', 'has this name already, and people could not tell the two apart'),
    ),
    ...repeats(teams.map(identityOf)).map(
      told('backend', 'has the same settings: it is one team, so make it one entry with the places of both'),
    ),
  ]
}

type Repeat = { readonly index: number; readonly first: number }

/** Those that were there before, with where. */
function repeats(values: readonly (string | undefined)[]): readonly Repeat[] {
  return values
    .map((value, index) => ({ value, index, first: values.indexOf(value) }))
    .filter(({ value, index, first }) => value !== undefined && first < index)
}

const told =
  (key: string, says: string) =>
  ({ index, first }: Repeat): Problem => ({
    path: ['teams', index, key] satisfies Path,
    says: `teams[${first}] ${says}`,
  })

/**
 * What tells one team from another inside its backend: the ids that have to be set, or where there are none, the
 * secret. A backend without settings keeps its teams apart by Usher's own ids.
 */
function identityOf({ kind, settings }: TeamRead): string | undefined {
  if (!kind || !settings) return undefined
  const open = kind.settings.filter((spec) => spec.kind !== 'secret')
  const hasId = open.some((spec) => spec.default === undefined)
  const telling = hasId ? open : kind.settings
  const values = telling.map(({ key, kind: type }) =>
    type === 'secret' ? settings[key] : settings[key]?.toLowerCase().replace(/\/$/, ''),
  )
  return telling.length > 0 ? JSON.stringify([kind.facts.name, ...values]) : undefined
}
