import { loadavg } from 'node:os'
import { secondsAllowed } from './allowed.ts'
import type { Foreground } from './foreground.ts'
import type { Makespan } from './makespan.ts'
import type { Preview } from './preview.ts'

export type Measured = {
  readonly makespans: readonly Makespan[]
  readonly previews: readonly Preview[]
  readonly foregrounds: readonly Foreground[]
}

/** What was measured beside what the limits allow; the last line is for machines as well, and of each the worst. */
export const summary = ({ makespans, previews, foregrounds }: Measured): string =>
  [
    `makespan_ratio=${worst(makespans.map(({ ratio }) => ratio)).toFixed(3)}`,
    `rate_limited=${makespans.reduce((total, { refused }) => total + refused.length, 0)}`,
    `preview_ms=${Math.round(worst(previews.map(({ ms }) => ms)))}`,
    `preview_mb=${worst(previews.map(({ mb }) => mb)).toFixed(1)}`,
    `foreground_ratio=${worst(foregrounds.map(foregroundRatio)).toFixed(2)}`,
  ].join(' ')

export const describeMakespan = (makespan: Makespan): string => {
  const { title, needs, seconds, ratio, refused, calls, wrong } = makespan
  return [
    title,
    ...needs.map(({ call, times, seconds: allowed }) => {
      const made = calls.get(call) ?? 0
      return `  ${call} ${times} times, made ${made} times: at least ${format(allowed)} s`
    }),
    `  allowed ${format(secondsAllowed(needs))} s, taken ${format(seconds)} s, ratio ${ratio.toFixed(3)}; told to wait ${refused.length} times`,
    ...wrong.slice(0, MOST_LISTED).map((line) => `  wrong: ${line}`),
    ...loadLine(),
  ].join('\n')
}

const MOST_LISTED = 10

export const describePreview = ({ platform, kilobytes, ms, mb, title }: Preview): string =>
  [
    `preview on ${platform}, ${format(kilobytes)} kB: ${Math.round(ms)} ms, memory at its highest ${mb.toFixed(1)} MB above before; “${title}”`,
    ...loadLine(),
  ].join('\n')

export const describeForeground = (foreground: Foreground): string => {
  const { platform, during, without } = foreground
  return [
    `/team members on ${platform}: median ${median(during).toFixed(1)} ms during a run (${during.length} times), ${median(without).toFixed(1)} ms while it is paused (${without.length} times), ratio ${foregroundRatio(foreground).toFixed(2)}`,
    ...loadLine(),
  ].join('\n')
}

/** Figures of a machine that does other things meanwhile are worth less. */
const loadLine = (): readonly string[] => [
  `  load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
]

const foregroundRatio = ({ during, without }: Foreground): number => median(during) / median(without)

const worst = (figures: readonly number[]): number => Math.max(...figures)

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const format = (figure: number): string => new Intl.NumberFormat('en-GB').format(Math.round(figure))
