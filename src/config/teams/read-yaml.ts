import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import type { Path, Problem } from './problem.ts'
import { NO_ALIASES, NO_TAGS, TOO_DEEP, yamlProblem } from './yaml-problem.ts'

export type YamlFile = {
  /**
   * Records, lists and text: every scalar as it is written, because an id read as a number loses digits. A value left
   * out is undefined, and of a repeated key the first counts.
   */
  readonly content: unknown
  /** Of the key or entry there; where there is none, of what it would be in. */
  readonly lineOf: (path: Path) => number
  readonly problems: readonly Problem[]
}

export type BrokenYaml = { readonly broken: readonly { readonly line: number; readonly says: string }[] }

/** Never throws. */
export function readYaml(text: string): YamlFile | BrokenYaml {
  const counter = new LineCounter()
  const lineAt = (offset: number) => counter.linePos(offset).line
  const { contents, errors } = parseDocument(text, { ...OPTIONS, lineCounter: counter })
  if (errors.length > 0) {
    const found = errors.map(({ code, pos }) => ({ line: lineAt(pos[0]), says: yamlProblem(code) }))
    // Of several in a line the first is the cause.
    return {
      broken: [...Map.groupBy(found, ({ line }) => line).values()].flatMap((line) => line.slice(0, 1)),
    }
  }
  const lineOf = (path: Path) => lineAt(offsetOf(contents, path))
  return { content: contentOf(contents), lineOf, problems: oddities(contents, { path: [], lineAt }) }
}

const OPTIONS = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false } as const

/** More than twice what a list of teams needs. */
const DEEPEST = 10

function contentOf(node: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined
  const inside = (child: unknown) => contentOf(child, depth + 1)
  if (isSeq(node)) return node.items.map(inside)
  // What is assigned last stays.
  if (isMap(node))
    return Object.fromEntries(node.items.toReversed().map((pair) => [keyOf(pair), inside(pair.value)]))
  return isScalar(node) ? textOf(node.value) : undefined
}

const keyOf = ({ key }: Pair): string => (isScalar(key) && typeof key.value === 'string' ? key.value : '')

const NOTHING = /^(?:|~|null)$/

function textOf(value: unknown): string | undefined {
  const text = String(value).trim()
  return NOTHING.test(text) ? undefined : text
}

function offsetOf(contents: unknown, path: Path): number {
  let [node, offset] = [contents, 0]
  for (const step of path) {
    const found = childOf(node, step)
    if (!found) return offset
    ;[node, offset] = [found.node, found.offset]
  }
  return offset
}

function childOf(node: unknown, step: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step]
    return { node: item, offset: startOf(item) }
  }
  const pair = isMap(node) ? node.items.find((one) => keyOf(one) === step) : undefined
  return pair && { node: pair.value, offset: startOf(pair.key) }
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

type Where = { readonly path: Path; readonly lineAt: (offset: number) => number }

/** What YAML allows and nobody means, or would be more than what it looks like. */
function oddities(node: unknown, where: Where): readonly Problem[] {
  const inside = (step: PropertyKey, child: unknown) =>
    oddities(child, { ...where, path: [...where.path, step] })
  if (where.path.length > DEEPEST) return [{ path: where.path, says: TOO_DEEP }]
  if (isAlias(node) || (isNode(node) && node.anchor)) return [{ path: where.path, says: NO_ALIASES }]
  if (isNode(node) && node.tag) return [{ path: where.path, says: NO_TAGS }]
  if (isSeq(node)) return node.items.flatMap((item, index) => inside(index, item))
  if (!isMap(node)) return []
  return [...repeated(node, where), ...node.items.flatMap((pair) => inside(keyOf(pair), pair.value))]
}

function repeated({ items }: YAMLMap, { path, lineAt }: Where): readonly Problem[] {
  const lines = Map.groupBy(items, keyOf)
  return [...lines]
    .filter(([, pairs]) => pairs.length > 1)
    .map(([key, pairs]) => {
      const all = pairs.slice(0, 5).map((pair) => lineAt(startOf(pair.key)))
      return { path: [...path, key], says: `is there more than once, in lines ${all.join(', ')}: keep one` }
    })
}
