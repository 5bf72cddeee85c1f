import { createChance } from '../../bench/timeouts/chance.ts'
import { type PostgresServer, startPostgres } from '../../store/postgres-server.ts'
import { judge, type Verdict } from '../judge/judge.ts'
import { killInLane } from './kill-in-lane.ts'
import { nameOf, openLane, type Setting } from './open-lane.ts'
import { createPoints, type Points } from './points.ts'

export type KillOptions = {
  readonly kills: number
  readonly seed: number
  readonly settings: readonly Setting[]
  /** All settings at the same time. */
  readonly isParallel: boolean
  /** Optional scopes that the workspace does not grant. */
  readonly declined?: readonly string[]
  /** The bot is made to do everything wrong that it could. */
  readonly isCareless?: boolean
}

export type Report = {
  /** As counted. */
  readonly kills: number
  readonly invitations: number
  readonly calls: { readonly wrong: number; readonly all: number }
  readonly points: ReturnType<Points['kills']>
  /** Points that were passed, and at which it never died. */
  readonly untouched: readonly string[]
  readonly lanes: readonly string[]
  /** By lane. */
  readonly verdicts: readonly { readonly lane: string; readonly verdict: Verdict }[]
}

/** Each way to run Usher once, which share the kills and what is known of its points. */
export const SETTINGS: readonly Setting[] = [
  { engine: 'sqlite', size: 1, home: 'deepgram' },
  { engine: 'postgres', size: 2, home: 'embedded' },
  { engine: 'sqlite', size: 1, home: 'embedded' },
  { engine: 'postgres', size: 2, home: 'deepgram' },
]

export async function runKills({ kills, seed, settings, ...rest }: KillOptions): Promise<Report> {
  const points = createPoints(createChance(seed))
  const hasPostgres = settings.some(({ engine }) => engine === 'postgres')
  const server = hasPostgres ? await startPostgres() : undefined
  try {
    const lanes = settings.map((setting, index) => () => {
      const share =
        Math.floor((kills * (index + 1)) / settings.length) - Math.floor((kills * index) / settings.length)
      return runLane({ setting, kills: share, seed: seed + index, points, server, ...rest })
    })
    return report(
      points,
      rest.isParallel ? await Promise.all(lanes.map((run) => run())) : await inTurn(lanes),
    )
  } finally {
    await server?.stop()
  }
}

async function inTurn<One>(work: readonly (() => Promise<One>)[]): Promise<readonly One[]> {
  const done: One[] = []
  for (const one of work) done.push(await one())
  return done
}

type LaneRun = Pick<KillOptions, 'declined' | 'isCareless'> & {
  readonly setting: Setting
  readonly kills: number
  readonly seed: number
  readonly points: Points
  readonly server: PostgresServer | undefined
}

type LaneReport = Pick<Report, 'kills' | 'invitations' | 'calls'> & {
  readonly lane: string
  readonly verdict: Verdict
}

async function runLane({ setting, kills, seed, points, server, ...rest }: LaneRun): Promise<LaneReport> {
  const chance = createChance(seed)
  const databaseUrl = setting.engine === 'postgres' ? await server?.createDatabase() : undefined
  const { lane, close } = await openLane({ ...setting, kills, chance, points, databaseUrl, ...rest })
  await killInLane(lane, kills)
  const { evidence, notices } = await close()
  return {
    lane: nameOf(setting),
    kills: lane.crew.dead(),
    invitations: evidence.length,
    calls: lane.mishaps.count(),
    verdict: judge(evidence, notices),
  }
}

function report(points: Points, lanes: readonly LaneReport[]): Report {
  const sum = (count: (one: LaneReport) => number) => lanes.reduce((total, one) => total + count(one), 0)
  return {
    kills: sum((one) => one.kills),
    invitations: sum((one) => one.invitations),
    calls: { wrong: sum(({ calls }) => calls.wrong), all: sum(({ calls }) => calls.all) },
    points: points.kills(),
    untouched: points.untouched(),
    lanes: lanes.map(({ lane }) => lane),
    verdicts: lanes,
  }
}
