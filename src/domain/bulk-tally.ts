import type { Bulk, BulkCount, BulkRow } from './bulk.ts'
import { type BulkOutcome, isFailed, outcomeOf } from './bulk-outcome.ts'
import { HELD } from './hold.ts'
import type { Team } from './team.ts'

/** How far a list is. */
export type BulkSight = {
  readonly team: Team
  readonly bulk: Bulk
  readonly tally: BulkTally
  /** How long it probably takes yet, in milliseconds; absent where nobody can tell. */
  readonly leftMs?: number
  readonly trouble?: BulkTrouble
}

/** What it waits for: the team's backend, with the word for why, a chat platform by its title, or a hold on one. */
export type BulkTrouble =
  | { readonly kind: 'backend'; readonly word: string }
  | { readonly kind: 'platform'; readonly title: string }
  | { readonly kind: 'hold' }

/** How many people each of these is. */
export type BulkTally = {
  /** All that were not passed over at once. */
  readonly wanted: number
  readonly waiting: number
  /** The backend has not said yet what became of them. */
  readonly sending: number
  /** They wait for the backend, or for a card. */
  readonly underWay: number
  /** The backend knows of them, whatever they said to it. */
  readonly invited: number
  /** They may be, and nobody knows. */
  readonly unconfirmed: number
  /** Of those invited, whom a message reached in a chat. */
  readonly reached: number
  /** There was nothing to do, or there never will be. */
  readonly refused: number
  /** Worth another try. */
  readonly failed: number
  /** Waited when it was stopped. */
  readonly left: number
  readonly takingBack: number
  readonly takenBack: number
  /** Not touched. */
  readonly passed: number
  readonly outcomes: readonly OutcomeCount[]
}

export type OutcomeCount = { readonly outcome: BulkOutcome; readonly rows: number }

/** The first of those with the same outcome. */
export type BulkExample = { readonly outcome: BulkOutcome; readonly first: readonly BulkRow[] }

type Part = Exclude<keyof BulkTally, 'wanted' | 'underWay' | 'reached' | 'outcomes'>

/** `underWay` as the effects say, because whom the backend knows of may still wait for a card. */
export function tallyOf(counts: readonly BulkCount[], underWay: number): BulkTally {
  const alike = counts.map((count) => ({ ...count, outcome: outcomeOf(count) }))
  const sum = (isCounted: (one: (typeof alike)[number]) => boolean): number =>
    alike.reduce((total, one) => total + (isCounted(one) ? one.rows : 0), 0)
  const of = (part: Part): number => sum(({ outcome }) => partOf(outcome) === part)
  return {
    wanted: sum(({ outcome }) => outcome.kind !== 'passed'),
    waiting: of('waiting'),
    sending: of('sending'),
    underWay,
    invited: of('invited'),
    unconfirmed: of('unconfirmed'),
    reached: sum(({ outcome, sent }) => partOf(outcome) === 'invited' && sent?.isReached === true),
    refused: of('refused'),
    failed: of('failed'),
    left: of('left'),
    takingBack: of('takingBack'),
    takenBack: of('takenBack'),
    passed: of('passed'),
    outcomes: merged(alike),
  }
}

/** The same outcome once, the most frequent first. */
function merged(alike: readonly OutcomeCount[]): readonly OutcomeCount[] {
  const byWord = new Map<string, OutcomeCount>()
  for (const { outcome, rows } of alike) {
    const word = JSON.stringify(outcome)
    byWord.set(word, { outcome, rows: rows + (byWord.get(word)?.rows ?? 0) })
  }
  return [...byWord.values()].toSorted((one, other) => other.rows - one.rows)
}

export const isSameOutcome = (one: BulkOutcome, other: BulkOutcome): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Every outcome is in one of them. */
export function partOf(outcome: BulkOutcome): Part {
  if (isFailed(outcome)) return 'failed'
  return PARTS[outcome.kind]
}

const PARTS: Readonly<Record<BulkOutcome['kind'], Part>> = {
  waiting: 'waiting',
  passed: 'passed',
  refused: 'refused',
  left: 'left',
  requested: 'invited',
  denied: 'refused',
  on_its_way: 'sending',
  invited: 'invited',
  unconfirmed: 'unconfirmed',
  joining: 'invited',
  joined: 'invited',
  declined: 'invited',
  expired: 'invited',
  taking_back: 'takingBack',
  taken_back: 'takenBack',
  was_there: 'refused',
  over: 'refused',
  failed: 'failed',
}

/** With whom nothing is left to do: whoever was left out is not among them. */
export const throughOf = ({ wanted, waiting, underWay, left }: BulkTally): number =>
  Math.max(0, wanted - waiting - underWay - left)

/** Between 0 and 100; not 100 before the last one is through. */
export const percentOf = (tally: BulkTally): number =>
  tally.wanted === 0 ? 100 : Math.floor((100 * throughOf(tally)) / tally.wanted)

/** A pace that few have set, or only for a moment, says nothing. */
const FEWEST = 10
const SHORTEST_MS = 10_000

/** As long as it took for those that are through, for each of those that are not. */
export function leftMsOf(
  { pace }: Pick<Bulk, 'pace'>,
  { waiting, underWay }: Pick<BulkTally, 'waiting' | 'underWay'>,
  now: Date,
): number | undefined {
  if (!pace) return undefined
  const toDo = waiting + underWay
  const [done, tookMs] = [pace.waiting - toDo, now.getTime() - pace.since.getTime()]
  return done < FEWEST || tookMs < SHORTEST_MS ? undefined : Math.round((tookMs / done) * toDo)
}

/**
 * What an effect was put off for, in the words it is kept in; undefined where nobody has to come back for it, as where it
 * only waits for its turn.
 */
export function troubleIn(problem: string | undefined): BulkTrouble | undefined {
  if (problem === undefined) return undefined
  if (BACKEND_WORDS.has(problem)) return { kind: 'backend', word: problem }
  if (problem.startsWith(HELD)) return { kind: 'hold' }
  const [, title, why] = /^(.+) is not available: (.*)$/.exec(problem) ?? []
  return title === undefined || why === 'paced' ? undefined : { kind: 'platform', title }
}

const BACKEND_WORDS: ReadonlySet<string> = new Set([
  'not_answering',
  'busy',
  'unauthorized',
  'forbidden',
  'misconfigured',
  'unreadable',
])
