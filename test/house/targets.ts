import type { Measured, Measures } from './measure.ts'

type Sizes = { readonly median: number; readonly p95: number; readonly max: number }

const TARGETS = {
  functions: { median: 10, p95: 30, max: 40 },
  files: { median: 70, p95: 200, max: 300 },
} as const

/** By nearest rank. */
export function sizesOf(measured: readonly Measured[]): Sizes {
  const sorted = measured.map(({ lines }) => lines).toSorted((one, other) => one - other)
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { median: rank(0.5), p95: rank(0.95), max: rank(1) }
}

/** The one line that `npm run sizes` ends with. */
export function summary({ functions, files, anys, nonNulls }: Measures): string {
  const told = (sizes: Sizes) => `median=${sizes.median} p95=${sizes.p95} max=${sizes.max}`
  const counts = `any=${anys.length} nonnull=${nonNulls.length}`
  return `functions ${told(sizesOf(functions))} files ${told(sizesOf(files))} ${counts}`
}

/** Empty where everything is within the targets. */
export function excesses(measures: Measures): string[] {
  return [
    ...(['functions', 'files'] as const).flatMap((kind) => tooBig(kind, measures[kind])),
    ...measures.anys.map((where) => `${where} any`),
    ...measures.nonNulls.map((where) => `${where} non-null assertion`),
  ]
}

function tooBig(kind: keyof typeof TARGETS, measured: readonly Measured[]): string[] {
  const [target, sizes] = [TARGETS[kind], sizesOf(measured)]
  return [
    ...measured
      .filter(({ lines }) => lines > target.max)
      .map(({ where, lines }) => `${where} ${lines} lines, at most ${target.max}`),
    ...(['median', 'p95'] as const)
      .filter((name) => sizes[name] > target[name])
      .map((name) => `${kind} ${name} ${sizes[name]}, at most ${target[name]}`),
  ]
}
