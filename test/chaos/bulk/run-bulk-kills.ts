import { createChance } from '../../bench/timeouts/chance.ts'
import { type PostgresServer, startPostgres } from '../../store/postgres-server.ts'
import { createPoints, type Points } from '../kills/points.ts'
import { SETTINGS } from '../kills/run-kills.ts'
import { gather, takeReport } from './evidence.ts'
import { judge, type Verdict } from './judge.ts'
import { killInRun, type Trouble } from './kill-in-run.ts'
import { openRun, type RunOptions } from './open-run.ts'

/** The kills are those in each run. */
export type BulkKillOptions = Trouble & {
  readonly rows: number
  readonly seed: number
  readonly settings: readonly Pick<RunOptions, 'engine' | 'size' | 'home'>[]
  /** The bot is made to do everything wrong that it could. */
  readonly isCareless?: boolean
}

/** One list that was invited while the bot was killed. */
export type BulkReport = {
  readonly name: string
  /** As counted. */
  readonly kills: number
  readonly calls: { readonly wrong: number; readonly all: number }
  readonly rows: number
  /** As the asker read it. */
  readonly report: string
  readonly points: ReturnType<Points['kills']>
  readonly verdict: Verdict
}

/** The embedded backend on PostgreSQL with two processes, and a vendor whose calls count on SQLite. */
export const BULK_SETTINGS = SETTINGS.slice(0, 2)

/** All settings at the same time. */
export async function runBulkKills({
  settings,
  ...options
}: BulkKillOptions): Promise<readonly BulkReport[]> {
  const hasPostgres = settings.some(({ engine }) => engine === 'postgres')
  const server = hasPostgres ? await startPostgres() : undefined
  try {
    return await Promise.all(settings.map((setting) => runOne({ ...setting, ...options }, server)))
  } finally {
    await server?.stop()
  }
}

type One = Omit<BulkKillOptions, 'settings'> & BulkKillOptions['settings'][number]

async function runOne(
  { kills, wrong, rows, seed, ...setting }: One,
  server: PostgresServer | undefined,
): Promise<BulkReport> {
  const [chance, points] = [createChance(seed), createPoints(createChance(seed + 1))]
  const databaseUrl = setting.engine === 'postgres' ? await server?.createDatabase() : undefined
  const run = await openRun({ ...setting, rows, chance, points, databaseUrl })
  try {
    const told = await takeReport(run, await killInRun(run, { kills, wrong }))
    await run.crew.stop()
    const verdict = judge(await gather(run, told))
    const { name, crew, mishaps } = run
    return {
      name,
      kills: crew.dead(),
      calls: mishaps.count(),
      rows,
      report: told.report,
      points: points.kills(),
      verdict,
    }
  } finally {
    await run.close()
  }
}
