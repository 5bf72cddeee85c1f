import type { Verdict } from './attempt.ts'

/** What came of one attempt; absent where it was never seen to the end. */
export type Tried = {
  readonly title: string
  readonly verdict?: Pick<Verdict, 'succeeded' | 'answered' | 'audited'>
}

/** The one line that `npm run test:adversary` ends with. What nobody saw to the end counts against us in every way. */
export function tally(tried: readonly Tried[]): string {
  const count = (isSo: (one: Tried) => boolean) => tried.filter(isSo).length
  return [
    `attempts=${tried.length}`,
    `succeeded=${count(({ verdict }) => verdict?.succeeded ?? true)}`,
    `unanswered=${count(({ verdict }) => !verdict?.answered)}`,
    `unaudited=${count(({ verdict }) => !verdict?.audited)}`,
  ].join(' ')
}

export const isRepelled = ({ verdict }: Tried): boolean =>
  verdict !== undefined && !verdict.succeeded && verdict.answered && verdict.audited
