import { listenProblem } from '../web/listen-problem.ts'

/** Ends the process with code 1 once it is idle, after one line per problem on the standard error stream. */
export function failWith(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

/** Everything that went wrong at the start, each as {@link problemOf} says it. */
export const problemsOf = (error: unknown): readonly string[] =>
  error instanceof AggregateError ? error.errors.map(problemOf) : [problemOf(error)]

/** What an operator gets to read of an error at the start: its words, and no stack. */
export const problemOf = (error: unknown): string => listenProblem(error) ?? wordsOf(error)

const wordsOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : `Usher could not start: ${String(error)}`
