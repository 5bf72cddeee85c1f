import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'
import { z } from 'zod'

/** A function or file, and how many lines it has. */
export type Measured = { readonly where: string; readonly lines: number }

export type Measures = {
  readonly functions: readonly Measured[]
  readonly files: readonly Measured[]
  /** Where each `any` and each `!` is. */
  readonly anys: readonly string[]
  readonly nonNulls: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

/**
 * Lines of every file and function below `root`. A function is whatever has parameters and a block as its body:
 * declarations, expressions, methods, accessors, constructors and arrows with braces, from its first word to its
 * closing brace; one inside another counts for both. Arrows without braces are expressions, and are left out.
 */
export function measure(root: string): Measures {
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => measureFile(join(root, path)))
  return {
    functions: sources.flatMap(({ functions }) => functions),
    files: sources.flatMap(({ files }) => files),
    anys: sources.flatMap(({ anys }) => anys),
    nonNulls: sources.flatMap(({ nonNulls }) => nonNulls),
  }
}

function measureFile(path: string): Measures {
  const text = readFileSync(path, 'utf8')
  const { nodes, lineAt } = parse(text, path)
  const at = (node: Node) => `${path}:${lineAt(spanOf(node).start)}`
  return {
    files: [{ where: path, lines: text.split('\n').length - 1 }],
    functions: nodes.filter(isFunction).map((node) => {
      const { start, end } = spanOf(node)
      return { where: at(node), lines: lineAt(end) - lineAt(start) + 1 }
    }),
    anys: nodes.filter(({ type, kind }) => type === 'TsKeywordType' && kind === 'any').map(at),
    nonNulls: nodes.filter(({ type }) => type === 'TsNonNullExpression').map(at),
  }
}

/** swc counts bytes, on from file to file; a semicolon put before the text shows where this file begins. */
function parse(text: string, path: string) {
  const marked = `;${text}`
  const program = parseSync(marked, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2024' })
  const bytes = Buffer.from(marked)
  const lineAt = (offset: number) =>
    bytes
      .subarray(0, offset - program.span.start)
      .toString()
      .split('\n').length
  return { nodes: [...walk(program)], lineAt }
}

function* walk(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (isNode(value)) yield value
  for (const child of Object.values(value)) yield* walk(child)
}

const isNode = (value: object): value is Node => 'span' in value

const block = z.object({ stmts: z.array(z.unknown()) })
const parameterized = z.union([
  z.object({ params: z.array(z.unknown()), body: block }),
  z.object({ type: z.literal('GetterProperty'), body: block }),
  z.object({ type: z.literal('SetterProperty'), body: block }),
  z.object({ function: z.object({ body: block }) }),
])

/** A method holds a function of its own, without a type: the method is the one that counts. */
const isFunction = (node: Node): boolean => 'type' in node && parameterized.safeParse(node).success

const span = z.object({ start: z.number(), end: z.number() })
const spanOf = (node: Node) => span.parse(node['span'])
