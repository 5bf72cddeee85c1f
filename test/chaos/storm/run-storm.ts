import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, startApp } from '../../../src/app.ts'
import { backends } from '../../../src/backends/backends.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import type { Twin } from '../../../src/simulator/twin.ts'
import { type Chance, createChance } from '../../bench/timeouts/chance.ts'
import { SHORT_MANNERS } from '../../dsl/backend.ts'
import { captureLog, noteSecretsOf } from '../../dsl/log.ts'
import { type Album, createAlbum } from '../judge/album.ts'
import { gather, gatherNotices } from '../judge/evidence.ts'
import { judge, type Verdict } from '../judge/judge.ts'
import { type Cast, createCast, perform } from '../stage/cast.ts'
import type { Step } from '../stage/life.ts'
import { createMishaps, type Mishaps } from '../stage/mishaps.ts'
import { inviteesOf, KEEPERS } from '../stage/people.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { type Listening, listen } from './listen.ts'

export type StormOptions = {
  /** Of the simulated clock. */
  readonly minutes: number
  readonly invitations: number
  readonly seed: number
}

export type StormReport = {
  readonly invitations: number
  readonly calls: { readonly wrong: number; readonly all: number }
  /** How many things people read. */
  readonly heard: number
  /** Those that were not true yet. */
  readonly early: readonly string[]
  readonly verdict: Verdict
}

const START = new Date('2026-03-02T09:00:00Z')
const WRONG_SHARE = 0.3
const STEP_MS = 5_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Every invitation is over by then. */
const EXPIRED_MS = 8 * 24 * HOUR_MS
/** How long somebody who is slow is waited for before the clock goes on, in real time. */
const PATIENCE_MS = { inStorm: 400, afterwards: 8_000 } as const
const MOST_ROUNDS = 200

type Storm = {
  readonly stage: Stage
  readonly app: App
  readonly cast: Cast
  readonly mishaps: Mishaps
  readonly chance: Chance
  readonly listening: Listening
  readonly album: Album
}

/** The bot in the middle of it, until everything that was asked for has come to its end in good weather. */
export async function runStorm({ minutes, invitations, seed }: StormOptions): Promise<StormReport> {
  const open = new AsyncDisposableStack()
  const chance = createChance(seed)
  const mishaps = createMishaps(chance, 'as often')
  const clock = createManualClock(START)
  const invitees = inviteesOf(invitations, 'vendor')
  const onMoment = async () => false
  const stage = await openStage({ clock, home: 'deepgram', invitees, mishaps, onMoment })
  open.defer(() => stage.close())
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'usher-storm-'))
    open.defer(() => rm(dataDir, { recursive: true, force: true }))
    const start = () => startBot(open, stage, dataDir)
    const app = await start()
    const cast = createCast(stage, chance)
    const listening = listen(stage, cast)
    open.defer(listening.stop)
    const album = createAlbum(stage, cast)
    open.defer(album.close)
    const storm = { stage, app, cast, mishaps, chance, listening, album }
    await rage(storm, { minutes, invitations })
    await app.stop()
    // What nobody was answered is taken up at a start, or every minute of a clock that is not the simulated one.
    const after = { ...storm, app: await start() }
    await calmDown(after)
    clock.advance(EXPIRED_MS)
    await calmDown(after)
    return await report(after)
  } finally {
    await open.disposeAsync()
  }
}

async function startBot(
  open: AsyncDisposableStack,
  { environment, clock }: Stage,
  dataDir: string,
): Promise<App> {
  noteSecretsOf(environment)
  const read = await readConfig({ ...environment, USHER_DATA_DIR: dataDir, PORT: '0' }, backends)
  if (read.kind === 'problems') throw new Error(read.problems.join('\n'))
  const log = captureLog().logger
  const app = await startApp(read.config, { now: clock.now, log, manners: SHORT_MANNERS })
  open.defer(() => app.stop())
  return app
}

type Weather = Pick<StormOptions, 'minutes' | 'invitations'>

/** Everybody does what they want while nearly every third call goes wrong. */
async function rage(storm: Storm, { minutes, invitations }: Weather): Promise<void> {
  const { stage, cast, mishaps, chance } = storm
  const steps = Math.ceil((minutes * MINUTE_MS) / STEP_MS)
  mishaps.set(WRONG_SHARE)
  for (let step = 1; step <= steps; step++) {
    const due = Math.ceil((invitations * step) / steps)
    cast.begin(due - cast.lives().length)
    for (const twin of [stage.slack, stage.discord]) disturb(twin.faults, chance)
    await live(storm, PATIENCE_MS.inStorm)
  }
  mishaps.set(0)
  for (const { faults } of [stage.slack, stage.discord]) faults.clear()
}

/** What people do comes twice, or late and in the wrong order. */
function disturb(faults: Twin['faults'], chance: Chance): void {
  if (chance.roll(WRONG_SHARE)) faults.deliverTwice(1)
  if (chance.roll(WRONG_SHARE)) faults.hold(2)
}

/** One thing each of them, and so much time passes that the platforms wait for nothing of it any more; what they did. */
async function live({ stage, app, cast }: Storm, patienceMs: number): Promise<readonly Step[]> {
  const steps = cast.steps()
  await perform(steps)
  for (const { faults } of [stage.slack, stage.discord]) faults.release('newest_first')
  await Promise.race([idle(stage, app), pause(patienceMs)])
  stage.clock.advance(STEP_MS)
  await pause(1)
  cast.noteTaken(steps)
  return steps
}

async function idle({ slack, discord }: Stage, { worker }: App): Promise<void> {
  for (let looks = 0; looks < 3; looks++) {
    await worker.quiet()
    while (slack.busy() + discord.busy() > 0) await pause(5)
  }
}

/** Until nobody wants anything, and nothing is due soon. */
async function calmDown(storm: Storm): Promise<void> {
  let steps: readonly Step[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    steps = await live(storm, PATIENCE_MS.afterwards)
    const waitMs = await waitOf(storm)
    if (steps.length === 0 && waitMs > 2 * HOUR_MS) return
    if (steps.length === 0) storm.stage.clock.advance(Math.max(STEP_MS, Math.min(waitMs, HOUR_MS)))
  }
  const wanted = steps.map(({ life, deed }) => `${life.invitee.name} ${deed}`).join(', ')
  // What is unfinished by then is for the judge.
  process.stderr.write(`the storm does not end: ${wanted}\n`)
}

/** Until the next effect is due. */
async function waitOf({ stage, app }: Storm): Promise<number> {
  await idle(stage, app)
  const nextAt = await app.store.transaction((tx) => tx.nextEffectAt())
  return nextAt ? nextAt.getTime() - stage.clock.now().getTime() : Number.POSITIVE_INFINITY
}

async function report({ stage, app, cast, mishaps, listening, album }: Storm): Promise<StormReport> {
  const evidence = await gather({ stage, lives: cast.lives(), album, store: app.store })
  return {
    invitations: evidence.length,
    calls: mishaps.count(),
    heard: listening.heard(),
    early: listening.early(),
    verdict: judge(evidence, gatherNotices(stage, KEEPERS)),
  }
}
