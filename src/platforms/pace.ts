import { URGENCIES, type Urgency } from '../domain/effect.ts'
import { PlatformUnavailable } from './platform.ts'

/** What calls share: one for each method and workspace, say. Its limits hold for all lanes of this name. */
export type Lane = {
  readonly name: string
  readonly perMinute: number
  /** So many at once after a quiet time; half of them only where somebody waits for it. */
  readonly burst: number
}

export type Turn = {
  /** The same for every attempt at the same call: whoever is put off keeps a place in the queue by it. */
  readonly key: string
  /** `interactive` unless said otherwise. */
  readonly urgency?: Urgency | undefined
  /** Is counted, and put off only where the platform itself has said so: it takes more at once than it promises. */
  readonly isAtOnce?: boolean
  readonly lanes: readonly Lane[]
}

export interface Pacer {
  /**
   * Calls where every lane has room. Else throws {@link PlatformUnavailable}, untried, with the wait until the turn comes:
   * nobody is put off twice, unless somebody more urgent came between. A call that is itself told to wait empties its
   * lanes until then, and no others.
   */
  paced<Result>(turn: Turn, call: () => Promise<Result>): Promise<Result>
}

/** Whoever does not come back this long after their turn has lost their place. */
const LATE_MS = 60_000

/** More lanes than that are not remembered while they are full anyway. */
const MOST_LANES = 10_000

type Waiting = { readonly rank: number; readonly turnAtMs: number }

/** A bucket of tokens, by when it will be full again; until then the platform may have said that it takes nothing. */
type Bucket = { fullAtMs: number; shutUntilMs: number; readonly waiting: Map<string, Waiting> }

/** For the calls of this process. `who` is the platform as people call it. */
export function createPacer({ who, now }: { readonly who: string; readonly now: () => Date }): Pacer {
  const buckets = new Map<string, Bucket>()
  const bucketOf = ({ name }: Lane): Bucket => {
    const bucket = buckets.get(name) ?? { fullAtMs: 0, shutUntilMs: 0, waiting: new Map() }
    if (buckets.size >= MOST_LANES) forgetFull(buckets, now().getTime())
    buckets.set(name, bucket)
    return bucket
  }
  return {
    paced: async (turn, call) => {
      const waitMs = take(turn, bucketOf, now().getTime())
      if (waitMs > 0) throw new PlatformUnavailable(who, { problem: 'paced', waitMs, isUntried: true })
      return call().catch((error: unknown) => {
        if (error instanceof PlatformUnavailable && error.waitMs !== undefined)
          empty(turn, bucketOf, now().getTime() + error.waitMs)
        throw error
      })
    },
  }
}

type Find = (lane: Lane) => Bucket

/** Milliseconds until the turn comes; 0 when it has, and is taken. */
function take(
  { key, urgency = 'interactive', isAtOnce, lanes }: Turn,
  bucketOf: Find,
  nowMs: number,
): number {
  const rank = URGENCIES.indexOf(urgency)
  const waits = lanes.map((lane) => {
    const bucket = bucketOf(lane)
    return isAtOnce ? bucket.shutUntilMs - nowMs : waitIn(lane, bucket, { key, rank, nowMs })
  })
  const waitMs = Math.max(0, ...waits)
  for (const lane of lanes) {
    const bucket = bucketOf(lane)
    if (waitMs > 0) bucket.waiting.set(key, { rank, turnAtMs: nowMs + waitMs })
    else leave(lane, bucket, { key, nowMs })
  }
  return waitMs
}

type Asked = { readonly key: string; readonly rank: number; readonly nowMs: number }

function waitIn(lane: Lane, { fullAtMs, waiting }: Bucket, asked: Asked): number {
  const { rank, nowMs } = asked
  const reach = rank === 0 ? lane.burst : Math.max(1, Math.floor(lane.burst / 2))
  const needed = countAhead(waiting, asked) + 1 - reach
  return Math.ceil(Math.max(fullAtMs, nowMs) + needed * stepMsOf(lane) - nowMs)
}

/** Those who wait in front: the more urgent, and of the same urgency whoever came before. */
function countAhead(waiting: Map<string, Waiting>, { key, rank, nowMs }: Asked): number {
  let ahead = 0
  let isBehind = false
  for (const [other, { rank: itsRank, turnAtMs }] of waiting) {
    if (other === key) isBehind = true
    else if (isLate(turnAtMs, nowMs)) waiting.delete(other)
    else if (itsRank < rank || (itsRank === rank && !isBehind)) ahead += 1
  }
  return ahead
}

function leave(lane: Lane, bucket: Bucket, { key, nowMs }: Omit<Asked, 'rank'>): void {
  bucket.waiting.delete(key)
  bucket.fullAtMs = Math.max(bucket.fullAtMs, nowMs) + stepMsOf(lane)
}

/** Nothing is left in it until then, and one token at that moment. */
function empty({ lanes }: Turn, bucketOf: Find, untilMs: number): void {
  for (const lane of lanes) {
    const bucket = bucketOf(lane)
    bucket.shutUntilMs = Math.max(bucket.shutUntilMs, untilMs)
    bucket.fullAtMs = Math.max(bucket.fullAtMs, untilMs + (lane.burst - 1) * stepMsOf(lane))
  }
}

const stepMsOf = ({ perMinute }: Lane): number => 60_000 / perMinute

const isLate = (turnAtMs: number, nowMs: number): boolean => nowMs > turnAtMs + LATE_MS

/** Whoever waited may have had their turn in another process. */
function forgetFull(buckets: Map<string, Bucket>, nowMs: number): void {
  for (const [name, { fullAtMs, waiting }] of buckets) {
    const isLeft = [...waiting.values()].every(({ turnAtMs }) => isLate(turnAtMs, nowMs))
    if (fullAtMs <= nowMs && isLeft) buckets.delete(name)
  }
}
