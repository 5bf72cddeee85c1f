import { randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Manners } from './backends/backend-kind.ts'
import { backends as kinds } from './backends/backends.ts'
import { seedTeam } from './backends/embedded/seed-team.ts'
import { createTeamChecks } from './check-teams.ts'
import { commandTable } from './commands.ts'
import type { Config } from './config/config.ts'
import { type Connected, connectTeams } from './connect-teams.ts'
import { createDispatch, type DispatchDeps } from './dispatch.ts'
import { type CommandTable, withTeamOption } from './domain/command.ts'
import type { Team } from './domain/team.ts'
import { createFounding } from './found-teams.ts'
import { type Founder, listFounders } from './founders.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import { createLog } from './log.ts'
import { createDiscord } from './platforms/discord/discord.ts'
import type { Platform, Receive } from './platforms/platform.ts'
import { createSlack } from './platforms/slack/slack.ts'
import { recoverInteractions } from './recover.ts'
import { routes } from './routes.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { closedVault, createVault } from './vault.ts'
import { withVouched } from './vouched.ts'
import { startWeb } from './web/server.ts'

/** What tests and the simulator bring themselves. */
export type Overrides = {
  readonly now?: () => Date
  readonly log?: Logger
  /** Other waits than the usual ones for calls to backends. */
  readonly manners?: Partial<Manners>
}

export interface App {
  readonly url: URL
  readonly worker: Worker
  readonly store: Store
  /** Takes no more work, finishes what is under way, closes everything. Idempotent. */
  stop(): Promise<void>
}

/** Builds Usher from its parts and starts it: the only place that names concrete ones. Resolves when it is ready. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const { now = () => new Date(), log = createLog(config.logLevel) } = overrides
  const store = await openStore(config.store)
  const commands = config.teams.length > 1 ? withTeamOption(commandTable) : commandTable
  const platforms = createPlatforms(config, commands, log)
  const { manners } = overrides
  const connected = connectTeams(config.teams, { kinds, store, now, log, newId: randomUUID, manners })
  const { teams, backends } = connected
  const shared = {
    store,
    now,
    log,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    backends,
    teams,
    vault: config.secretKey ? createVault(store, config.secretKey) : closedVault,
    owners: config.owners,
    commands,
  }
  const worker = createWorker(shared)
  const deps: DispatchDeps = {
    ...shared,
    routes,
    settle: worker.settle,
    newReference: () => randomBytes(4).toString('hex'),
  }
  return start(config, { deps, platforms, worker, connected })
}

function createPlatforms(
  { slack, discord, knownPeople }: Config,
  commands: CommandTable,
  log: Logger,
): readonly Platform[] {
  const platforms = [
    ...(slack ? [createSlack({ ...slack, commands, log })] : []),
    ...(discord ? [createDiscord({ ...discord, commands, log })] : []),
  ]
  return platforms.map((platform) => withVouched(platform, knownPeople))
}

type Parts = {
  readonly deps: DispatchDeps
  readonly platforms: readonly Platform[]
  readonly worker: Worker
  readonly connected: Connected
}

async function start(config: Config, parts: Parts): Promise<App> {
  const open = new AsyncDisposableStack()
  try {
    return await startInto(open, config, parts)
  } catch (error) {
    // Else the process would live on and do nothing.
    await open.disposeAsync()
    throw error
  }
}

/** What `open` gets is closed in reverse: first the ears, then the hands, then the memory. */
async function startInto(
  open: AsyncDisposableStack,
  config: Config,
  { deps, platforms, worker, connected }: Parts,
): Promise<App> {
  open.defer(() => deps.store.close())
  open.defer(() => connected.close())
  const state = { isReady: false }
  const endpoints = platforms.flatMap((platform) => platform.endpoints)
  const web = await startWeb({ ...config.web, endpoints, isReady: () => state.isReady, log: deps.log })
  open.defer(() => web.close())
  open.defer(() => worker.stop())
  open.defer(() => stopAll(platforms))
  // Before the first interaction: what comes in from then on has leases of its own, and is under way.
  if (deps.store.isExclusive) await deps.store.transaction((tx) => tx.releaseLeases())
  const startedAt = deps.now()
  await connectAll(platforms, createDispatch(deps))

  const seed = (team: Team, people: readonly Founder[]) =>
    seedTeam({ store: deps.store, newId: randomUUID }, { team: team.id, people })
  const founders = await listFounders(config, deps.platforms)
  const findFounders = createFounding({ ...deps, seed }, founders)
  const checkTeams = createTeamChecks(deps)
  await Promise.all([findFounders(), checkTeams()])
  await recoverInteractions(deps, startedAt)
  worker.start()
  open.defer(repeat(deps, findFounders))
  open.defer(repeat(deps, checkTeams))
  open.defer(repeat(deps, () => recoverInteractions(deps)))
  state.isReady = true
  open.defer(() => {
    state.isReady = false
  })
  return { url: web.url, worker, store: deps.store, stop: once(open) }
}

/** Waits for all of them, so that an operator reads of every refused token at once. */
async function connectAll(platforms: readonly Platform[], dispatch: Receive): Promise<void> {
  const connected = await Promise.allSettled(platforms.map((platform) => platform.start(dispatch)))
  const problems = connected.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  if (problems.length > 0) throw new AggregateError(problems, 'Usher could not connect')
}

async function stopAll(platforms: readonly Platform[]): Promise<void> {
  await Promise.allSettled(platforms.map((platform) => platform.stop()))
}

const AGAIN_EVERY_MS = 60_000

/** Returns how to stop: what is under way is finished. */
function repeat({ log }: DispatchDeps, work: () => Promise<void>): () => Promise<void> {
  let underWay = Promise.resolve()
  const again = () => {
    underWay = work().catch((err: unknown) => log.error({ err }, 'what is done every minute failed'))
  }
  const timer = setInterval(again, AGAIN_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}

/** Whoever asks again waits for the same end. */
function once(open: AsyncDisposableStack): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= open.disposeAsync()
    return stopping
  }
}
