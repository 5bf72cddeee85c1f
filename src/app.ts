import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Manners } from './backends/backend-kind.ts'
import { backends as kinds } from './backends/backends.ts'
import { seedTeam } from './backends/embedded/seed-team.ts'
import { createTeamChecks } from './check-teams.ts'
import { withClosedDoors } from './closed-doors.ts'
import { commandTable } from './commands.ts'
import type { Config } from './config/config.ts'
import { type Connected, connectTeams } from './connect-teams.ts'
import { createDispatch, type DispatchDeps } from './dispatch.ts'
import { withTeamOption } from './domain/command.ts'
import type { Team } from './domain/team.ts'
import { createFounding } from './found-teams.ts'
import { type Founder, listFounders } from './founders.ts'
import { hearOf, withHolds } from './installations.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import { listReader } from './lists/read-list.ts'
import { createLog } from './log.ts'
import { closedMailer, createMailer } from './mail/mailer.ts'
import { answerOperator } from './operator/answer-operator.ts'
import { listenToOperator } from './operator/socket.ts'
import { createDiscord, type DiscordOptions } from './platforms/discord/discord.ts'
import type { Platform } from './platforms/platform.ts'
import { createSlack } from './platforms/slack/slack.ts'
import type { SlackOptions } from './platforms/slack/slack-options.ts'
import { recoverInteractions } from './recover.ts'
import { type Repeated, repeat } from './repeat.ts'
import { routes } from './routes.ts'
import { createSignIns } from './sign-in/sign-ins.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { createTurnedAway } from './turned-away.ts'
import type { Backends } from './usecases/deps.ts'
import { createRecent } from './usecases/recent.ts'
import { closedVault, createVault, type OwnVault } from './vault.ts'
import { withVouched } from './vouched.ts'
import { findFreePort } from './web/free-port.ts'
import { startWeb } from './web/server.ts'

/** What tests and the simulator bring themselves. */
export type Overrides = {
  readonly now?: () => Date
  /** Between 0 and 1: by what waits differ. */
  readonly random?: () => number
  readonly log?: Logger
  /** Other waits than the usual ones for calls to backends. */
  readonly manners?: Partial<Manners>
  /** Browsers are on this machine, and reach Usher's pages at its own address. */
  readonly publicUrl?: 'own'
  /** Puts something around the parts that speak to the outside, as a rig that makes them fail does. */
  readonly around?: Around
}

export type Around = {
  readonly store?: (store: Store) => Store
  readonly platform?: (platform: Platform) => Platform
  readonly backends?: (backends: Backends) => Backends
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
  const { now = () => new Date(), log = createLog(config.logLevel), around = {} } = overrides
  const store = wrapped(await openStore(config.store), around.store)
  const commands = config.teams.length > 1 ? withTeamOption(commandTable) : commandTable
  const platforms = createPlatforms(config, { commands, now, log }).map((platform) =>
    withHolds(withClosedDoors(wrapped(platform, around.platform), { store, now }), { store, now, log }),
  )
  const web = await webOf(config.web, overrides)
  const { publicUrl } = web
  const signIns = createSignIns(config, { now })
  const vault = vaultOf(config, { store, now, signIns })
  const { manners } = overrides
  const connected = connectTeams(config.teams, { kinds, store, now, log, newId: randomUUID, manners })
  const shared = {
    store,
    now,
    log,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    backends: wrapped(connected.backends, around.backends),
    teams: connected.teams,
    signIns,
    lists: listReader,
    mailer: config.mail ? createMailer(config.mail) : closedMailer,
    vault,
    recent: createRecent(now),
    random: overrides.random ?? Math.random,
    newSecret: () => randomBytes(32).toString('base64url'),
    owners: config.owners,
    commands,
    ...(publicUrl && { publicUrl }),
  }
  const worker = createWorker(shared)
  const deps: DispatchDeps = {
    ...shared,
    routes,
    settle: worker.settle,
    newReference: () => randomBytes(4).toString('hex'),
  }
  return start({ ...config, web }, { deps, platforms, worker, connected, vault })
}

const wrapped = <Part>(part: Part, wrap: (part: Part) => Part = (same) => same): Part => wrap(part)

const vaultOf = (
  { secretKeys: keys }: Config,
  deps: Pick<DispatchDeps, 'store' | 'now' | 'signIns'>,
): OwnVault => (keys ? createVault({ ...deps, keys }) : closedVault)

/** Its own address has to be known before anybody is told it. */
async function webOf(web: Config['web'], { publicUrl }: Overrides): Promise<Config['web']> {
  if (publicUrl !== 'own' || web.publicUrl) return web
  const port = web.port === 0 ? await findFreePort(web.host) : web.port
  return { ...web, port, publicUrl: new URL(`http://${web.host}:${port}`) }
}

function createPlatforms(
  { slack, discord, knownPeople }: Config,
  shared: Pick<SlackOptions & DiscordOptions, 'commands' | 'now' | 'log'>,
): readonly Platform[] {
  const platforms = [
    ...(slack ? [createSlack({ ...slack, ...shared })] : []),
    ...(discord ? [createDiscord({ ...discord, ...shared })] : []),
  ]
  return platforms.map((platform) => withVouched(platform, knownPeople))
}

type Parts = {
  readonly deps: DispatchDeps
  readonly platforms: readonly Platform[]
  readonly worker: Worker
  readonly connected: Connected
  readonly vault: OwnVault
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

/** A backend that does not answer keeps nobody waiting for longer; what it owes goes on meanwhile. */
const START_PATIENCE_MS = 3_000

/**
 * What `open` gets is closed in reverse: first the ears, then the hands, which may still have something to say, then the
 * mouth, and the memory last.
 */
async function startInto(
  open: AsyncDisposableStack,
  config: Config,
  { deps, platforms, worker, connected, vault }: Parts,
): Promise<App> {
  const looks: Repeated[] = []
  open.defer(() => deps.store.close())
  // After the connections, because nobody waits for an answer that only a look would use.
  open.defer(() => stopAll(looks))
  open.defer(() => connected.close())
  const state = { isReady: false }
  const endpoints = endpointsOf(platforms)
  const isReady = () => state.isReady
  const heard = { onTurnedAway: createTurnedAway(deps), log: deps.log }
  const web = await startWeb({ ...config.web, ...heard, endpoints, pages: deps, isReady })
  open.defer(() => web.close())
  open.defer(() => stopAll(platforms))
  open.defer(() => worker.stop())
  open.defer(() => drainAll(platforms))
  // Before the first interaction: what comes in from then on has leases of its own, and is under way.
  if (deps.store.isExclusive) await deps.store.transaction((tx) => tx.releaseLeases())
  await resealTokens(deps, vault)
  const startedAt = deps.now()
  await connectAll(platforms, deps)

  const patience = pause(START_PATIENCE_MS, undefined, { ref: false })
  looks.push(...(await startLooks(config, deps)))
  await Promise.race([Promise.all(looks.map(({ first }) => first)), patience])
  const recovery = repeat(deps.log, () => recoverInteractions(deps, startedAt))
  open.defer(() => recovery.stop())
  await Promise.race([recovery.first, patience])
  worker.start()
  await hearOperator(open, config, deps)
  state.isReady = true
  open.defer(() => {
    state.isReady = false
  })
  return { url: web.url, worker, store: deps.store, stop: once(open) }
}

/** Where processes share the store, an operator's command opens it by itself. */
async function hearOperator(
  open: AsyncDisposableStack,
  { store: { dataDir } }: Config,
  deps: DispatchDeps,
): Promise<void> {
  if (!deps.store.isExclusive) return
  const asked = { ...deps, platformNames: [...deps.platforms.keys()] }
  const ear = await listenToOperator({
    dataDir,
    answer: (ask) => answerOperator(asked, ask),
    log: deps.log,
  })
  open.defer(() => ear.close())
}

const endpointsOf = (platforms: readonly Platform[]) =>
  platforms.flatMap(({ name: platform, endpoints }) =>
    endpoints.map((endpoint) => ({ ...endpoint, platform })),
  )

/** Once it is done, an older key can be taken out. */
async function resealTokens({ teams, log }: DispatchDeps, vault: OwnVault): Promise<void> {
  const tokens = await vault.resealAll(teams.list())
  if (tokens > 0) log.info({ tokens }, 'tokens sealed with the new key')
}

/** For the operator's people, and at the operator's credentials. Nobody has to wait for them. */
async function startLooks(config: Config, deps: DispatchDeps): Promise<readonly Repeated[]> {
  const seed = (team: Team, people: readonly Founder[]) =>
    seedTeam({ store: deps.store, newId: randomUUID }, { team: team.id, people })
  const founders = await listFounders(config, deps.platforms)
  return [createFounding({ ...deps, seed }, founders), createTeamChecks(deps)].map((look) =>
    repeat(deps.log, look),
  )
}

/** Waits for all of them, so that an operator reads of every refused token at once. */
async function connectAll(platforms: readonly Platform[], deps: DispatchDeps): Promise<void> {
  const dispatch = createDispatch(deps)
  const connected = await Promise.allSettled(
    platforms.map((platform) => platform.start(dispatch, hearOf(deps, platform))),
  )
  const problems = connected.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
  if (problems.length > 0) throw new AggregateError(problems, 'Usher could not connect')
}

async function drainAll(platforms: readonly Platform[]): Promise<void> {
  await Promise.allSettled(platforms.map((platform) => platform.drain()))
}

async function stopAll(parts: readonly { stop(): Promise<void> }[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.stop()))
}

/** Whoever asks again waits for the same end. */
function once(open: AsyncDisposableStack): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= open.disposeAsync()
    return stopping
  }
}
