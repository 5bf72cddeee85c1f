import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Says what is wrong and where, the way Slack fills `response_metadata.messages`. */
export function describeIssues(raw: unknown, issues: readonly Issue[], root: string): readonly string[] {
  return issues.map((issue) => `[ERROR] ${describe(raw, issue)} [json-pointer:${pointer(root, issue.path)}]`)
}

const pointer = (root: string, path: readonly PropertyKey[]): string => [root, ...path.map(String)].join('/')

function describe(raw: unknown, issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`
    case 'too_small':
      return issue.origin === 'array'
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return `unsupported type: ${String(valueAt(raw, issue.path))}`
    case 'invalid_type':
      return valueAt(raw, issue.path) === undefined
        ? `missing required field: ${String(issue.path.at(-1) ?? 'value')}`
        : `must provide ${article(issue.expected)}`
    default:
      return issue.message
  }
}

const article = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => new Map(entriesOf(at)).get(String(key)), raw)
}

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []
