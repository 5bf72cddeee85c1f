import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asAccountId, asTeamId } from '../../../src/domain/ids.ts'
import { createRunningClock } from '../../../src/simulator/create-clock.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Chance } from '../../bench/timeouts/chance.ts'
import { type Crew, createCrew } from '../kills/crew.ts'
import { createKiller, type Killer } from '../kills/killer.ts'
import { nameOf, type Setting } from '../kills/open-lane.ts'
import type { Points } from '../kills/points.ts'
import { createMishaps, type Mishaps } from '../stage/mishaps.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { inviteesFor, isLookedUp, membersFor, type Row, rowsFor } from './rows.ts'

/** A team, a bot, and a list of people who are to be invited. */
export type Run = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly stage: Stage
  readonly crew: Crew
  readonly killer: Killer
  readonly points: Points
  readonly mishaps: Mishaps
  readonly chance: Chance
  /** By address: how far a run is, as far as the chat can tell. */
  readonly lookups: { readonly wanted: number; readonly done: () => number }
  /** The bot's own, once it is gone. */
  readonly openStore: () => Promise<Store>
  readonly close: () => Promise<void>
}

export type RunOptions = Setting & {
  readonly rows: number
  readonly chance: Chance
  readonly points: Points
  readonly databaseUrl: URL | undefined
  readonly isCareless?: boolean
}

export async function openRun({
  rows: size,
  chance,
  points,
  databaseUrl,
  ...setting
}: RunOptions): Promise<Run> {
  const open = new AsyncDisposableStack()
  const clock = createRunningClock()
  const mishaps = createMishaps(chance)
  const crews: Crew[] = []
  const killer = createKiller(points, () => crews.at(0))
  const count = createCount()
  const invitees = inviteesFor(size)
  const onMoment: Killer['onMoment'] = (moment) => {
    count.note(moment)
    return killer.onMoment(moment)
  }
  const stage = await openStage({ clock, home: setting.home, invitees, mishaps, onMoment })
  open.defer(stage.close)
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-chaos-'))
  open.defer(() => rm(dataDir, { recursive: true, force: true }))
  const database = { dataDir, ...(databaseUrl && { databaseUrl: databaseUrl.href }) }
  await addMembers(stage, () => openStore(database), membersFor(size))
  const environment = {
    ...stage.environment,
    USHER_DATA_DIR: dataDir,
    ...(databaseUrl && { DATABASE_URL: databaseUrl.href }),
    ...(setting.isCareless && { CHAOS_CARELESS: 'yes' }),
  }
  const crew = createCrew({ size: setting.size, clock, environment, onPoint: points.know })
  crews.push(crew)
  const idOf = (handle: string) => stage.slack.people.find((person) => person.handle === handle)?.id ?? ''
  const rows = rowsFor(size, invitees, idOf)
  return {
    name: nameOf(setting),
    rows,
    stage,
    crew,
    killer,
    points,
    mishaps,
    chance,
    lookups: { wanted: rows.filter(isLookedUp).length, done: count.lookedUp },
    openStore: () => openStore(database),
    close: () => open.disposeAsync(),
  }
}

/** Everybody who has to be found out about costs one look-up. */
function createCount() {
  let lookedUp = 0
  return {
    note: ({ name, step }: Parameters<Killer['onMoment']>[0]) => {
      if (name === 'users.lookupByEmail' && step === 'done, not answered') lookedUp += 1
    },
    lookedUp: () => lookedUp,
  }
}

const TEAM = asTeamId('main')

/** Before the bot is started for the first time. */
async function addMembers(
  { standIn }: Stage,
  open: () => Promise<Store>,
  emails: readonly string[],
): Promise<void> {
  if (standIn) {
    for (const email of emails) await standIn.vendor.addMember(email, 'member')
    return
  }
  const store = await open()
  await store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(TEAM)
    for (const email of emails) {
      const account = { id: asAccountId(randomUUID()), name: email, email }
      await embedded.saveAccount(account)
      await embedded.saveMembership(TEAM, account.id, 'member')
    }
  })
  await store.close()
}
