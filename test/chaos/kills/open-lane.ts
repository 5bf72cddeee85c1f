import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRunningClock } from '../../../src/simulator/create-clock.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Chance } from '../../bench/timeouts/chance.ts'
import { createAlbum } from '../judge/album.ts'
import { type Evidence, gather, gatherNotices, type Noticed } from '../judge/evidence.ts'
import { createCast } from '../stage/cast.ts'
import { createMishaps } from '../stage/mishaps.ts'
import { inviteesOf, KEEPERS } from '../stage/people.ts'
import { type Home, openStage } from '../stage/stage.ts'
import { type Crew, createCrew } from './crew.ts'
import { createKiller } from './killer.ts'
import type { Lane } from './lane.ts'
import type { Points } from './points.ts'

/** How Usher is run. */
export type Setting = {
  readonly engine: 'sqlite' | 'postgres'
  /** Processes at a time. */
  readonly size: number
  readonly home: Home
}

export const nameOf = ({ engine, size, home }: Setting): string => `${engine} ×${size}, ${home}`

export type LaneOptions = Setting & {
  readonly kills: number
  readonly chance: Chance
  readonly points: Points
  /** Of a new and empty database; SQLite without one. */
  readonly databaseUrl: URL | undefined
  readonly isCareless?: boolean
  readonly declined?: readonly string[]
}

export type OpenLane = {
  readonly lane: Lane
  /** Ends the bot and says what became of everything. */
  readonly close: () => Promise<{
    readonly evidence: readonly Evidence[]
    readonly notices: readonly Noticed[]
  }>
}

/** For each kill begin three; the rest are for warming up. */
const inviteesFor = (kills: number): number => 3 * kills + 12

export async function openLane({ kills, chance, points, ...setting }: LaneOptions): Promise<OpenLane> {
  const { engine, size, home, databaseUrl: url, isCareless, declined = [] } = setting
  const clock = createRunningClock()
  const mishaps = createMishaps(chance)
  const crews: Crew[] = []
  const killer = createKiller(points, () => crews.at(0))
  const invitees = inviteesOf(inviteesFor(kills), home === 'embedded' ? 'embedded' : 'vendor')
  const { onMoment } = killer
  const stage = await openStage({ clock, home, invitees, mishaps, onMoment, declined })
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-chaos-'))
  const databaseUrl = url?.href
  const environment = {
    ...stage.environment,
    USHER_DATA_DIR: dataDir,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(isCareless && { CHAOS_CARELESS: 'yes' }),
  }
  const crew = createCrew({ size, clock, environment, onPoint: points.know })
  crews.push(crew)
  const cast = createCast(stage, chance)
  const album = createAlbum(stage, cast)
  const isShared = engine === 'postgres'
  const lane = { name: nameOf(setting), stage, crew, killer, points, mishaps, cast, chance, isShared }
  const close = async () => {
    await crew.stop()
    const store = await openStore({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) })
    const evidence = await gather({ stage, lives: cast.lives(), album, store })
    album.close()
    const notices = gatherNotices(stage, KEEPERS)
    await store.close()
    await stage.close()
    await rm(dataDir, { recursive: true, force: true })
    return { evidence, notices }
  }
  return { lane, close }
}
