import type { z } from 'zod'

/** Keys and positions, from the outside in: `['teams', 1, 'name']`. */
export type Path = readonly PropertyKey[]

/**
 * What is wrong with one field, as what follows its name: "must have at most 60 characters". Whoever knows whether the
 * field is a variable or a line of a file puts the name before it. No value is repeated.
 */
export type Problem = { readonly path: Path; readonly says: string }

/** A value without any problem, or problems without a value. */
export type Checked<Value> = { readonly value?: Value; readonly problems: readonly Problem[] }

export function check<Value>(schema: z.ZodType<Value>, raw: unknown): Checked<Value> {
  const { success, data, error } = schema.safeParse(raw)
  if (success) return { value: data, problems: [] }
  return { problems: firstPerPath(error.issues.map(({ path, message }) => ({ path, says: message }))) }
}

/** The others would be consequences of it. */
export const firstPerPath = (problems: readonly Problem[]): readonly Problem[] =>
  [
    ...new Map(problems.toReversed().map((problem) => [JSON.stringify(problem.path), problem])).values(),
  ].toReversed()

export const within = (outer: Path, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ path, says }) => ({ path: [...outer, ...path], says }))

/** Ends in a full stop, exactly one. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** "a", "one of a, b" */
export const oneOfWords = (words: readonly string[]): string =>
  words.length === 1 ? words.join() : `one of ${words.join(', ')}`
