import type { Logger } from 'pino'
import { ZodError, z } from 'zod'
import { BackendUnavailable } from './backends/backend.ts'
import { NO_TEAM } from './domain/audit.ts'
import { asDeliveryId, type DeliveryId } from './domain/ids.ts'
import type { Team, TeamChoice } from './domain/team.ts'
import { writeInteraction } from './interaction.ts'
import { type Interaction, PlatformUnavailable, type Receive, type Responder } from './platforms/platform.ts'
import type { Route, RouteKey } from './route.ts'
import { SignInUnavailable } from './sign-in/sign-in.ts'
import { auditRefusal } from './usecases/audit-refusal.ts'
import type { Caller } from './usecases/caller.ts'
import type { Deps } from './usecases/deps.ts'
import {
  findTeam,
  findTeamOfBulk,
  findTeamOfChange,
  findTeamOfInvitation,
  findTeamOfLink,
} from './usecases/find-team.ts'
import { openDoor } from './usecases/open-door.ts'
import {
  backendUnavailableView,
  brokenView,
  notKeptView,
  staleView,
  strangerView,
  tooLongView,
  unavailableView,
} from './views/trouble.ts'
import type { Answer, View } from './views/view.ts'
import { whichTeamView } from './views/which-team.ts'

export type DispatchDeps = Deps & {
  readonly log: Logger
  readonly routes: Readonly<Record<RouteKey, Route>>
  /** A short random word by which a log line is found again. */
  readonly newReference: () => string
}

/** The in-line: kept, acknowledged, run, answered. Every interaction gets an answer, whatever happens. */
export function createDispatch(deps: DispatchDeps): Receive {
  return async (interaction, responder) => {
    const route = deps.routes[`${interaction.kind} ${interaction.name}`]
    const kept = route?.isKept ? await keep(deps, interaction) : 'kept'
    responder.kept()
    const isAnswered = await answerWith(
      deps,
      responder,
      await decideAnswer(deps, interaction, { route, kept }),
    )
    if (route?.isKept && kept === 'kept' && isAnswered) await markAnswered(deps, keptId(interaction))
    deps.log.info(
      { interaction: interaction.name, kind: interaction.kind, platform: interaction.actor.platform, kept },
      'interaction answered',
    )
    await noteSign(deps, interaction)
  }
}

/** Under which an interaction is kept; ids of two platforms cannot meet. */
const keptId = ({ actor, delivery }: Interaction): DeliveryId => asDeliveryId(`${actor.platform} ${delivery}`)

type Kept = 'kept' | 'repeat' | 'failed'

async function keep({ store, now, log }: DispatchDeps, interaction: Interaction): Promise<Kept> {
  const receivedAt = now()
  const row = { id: keptId(interaction), receivedAt, body: writeInteraction(interaction, receivedAt) }
  return store
    .transaction((tx) => tx.keepInteraction(row))
    .catch((err: unknown) => {
      log.error({ err, interaction: interaction.name }, 'interaction not kept')
      return 'failed'
    })
}

type Decided = { readonly route: Route | undefined; readonly kept: Kept }

async function decideAnswer(
  deps: DispatchDeps,
  interaction: Interaction,
  { route, kept }: Decided,
): Promise<Answer> {
  if (kept === 'repeat') return { kind: 'nothing' }
  if (!interaction.isOurs) return refuse(deps, interaction, { reason: 'stranger', view: strangerView })
  if (kept === 'failed') return reply(notKeptView)
  if (!route) return refuse(deps, interaction, { reason: 'unknown_name', view: staleView })
  return runRoute(deps, route, interaction)
}

type Refused = { readonly reason: string; readonly view: View }

/** What is refused before any use case hears of it is in the audit log as well. */
async function refuse(
  deps: DispatchDeps,
  { kind, name, actor, place }: Interaction,
  { reason, view }: Refused,
): Promise<Answer> {
  const action = `${kind} ${name}`.slice(0, LONGEST_ACTION)
  await auditRefusal(deps, { actor, place, team: { id: NO_TEAM } }, { action, reason }).catch(
    (err: unknown) => deps.log.error({ err }, 'refusal not noted'),
  )
  return kind === 'suggest' ? { kind: 'suggestions', choices: [] } : reply(view)
}

/** The name of an interaction may be made up. */
const LONGEST_ACTION = 60

const reply = (view: View): Answer => ({ kind: 'reply', view })

/** Also used after a crash. Trouble becomes a sentence here and a log line with the cause. */
export async function runRoute(deps: DispatchDeps, route: Route, interaction: Interaction): Promise<Answer> {
  return run(deps, route, interaction).catch((error: unknown) => explain(deps, interaction, error))
}

async function run(deps: DispatchDeps, route: Route, interaction: Interaction): Promise<Answer> {
  const choice = await findTeamFor(deps, route, interaction)
  if (choice.kind !== 'chosen')
    return refuse(deps, interaction, { reason: choice.kind, view: whichTeamView(choice) })
  const caller = callerOf(interaction, choice.team)
  return route.handle(deps, caller, interaction.input).catch((error: unknown) => {
    if (!(error instanceof BackendUnavailable)) throw error
    return withoutBackend(deps, { interaction, team: choice.team }, error)
  })
}

function callerOf(interaction: Interaction, team: Team): Caller {
  const { actor, actorName, place, message, doneAt } = interaction
  const delivery = keptId(interaction)
  return {
    actor,
    name: actorName,
    place,
    team,
    delivery,
    ...(message && { message }),
    ...(doneAt && { doneAt }),
  }
}

type Asked = { readonly interaction: Interaction; readonly team: Team }

function withoutBackend(
  { log }: DispatchDeps,
  { interaction: { kind, name, actor }, team }: Asked,
  error: BackendUnavailable,
): Answer {
  const about = { team: team.id, backend: team.backend.name, trouble: error.trouble, problem: error.message }
  log.warn({ ...about, interaction: name, platform: actor.platform }, 'backend unavailable')
  if (kind === 'suggest') return { kind: 'suggestions', choices: [] }
  return reply(backendUnavailableView(error))
}

/** A button is about the team that it was shown for; a command about the named team, or the one at home where it was typed. */
async function findTeamFor(
  deps: DispatchDeps,
  { about }: Route,
  interaction: Interaction,
): Promise<TeamChoice> {
  const { team: word, subject } = subjects.parse(interaction.input)
  if (about === 'team') return findTeam(deps, interaction, word ?? subject)
  // One that cannot be read is refused by the route. Whoever makes one up learns of no team by it.
  if (about !== 'person' && subject) return BY_SUBJECT[about](deps, interaction, subject)
  // What concerns no team is dealt with in any.
  const [team] = deps.teams.list()
  return team ? { kind: 'chosen', team } : { kind: 'none' }
}

type FindBySubject = (deps: DispatchDeps, interaction: Interaction, subject: string) => Promise<TeamChoice>

const BY_SUBJECT: Readonly<Record<Exclude<Route['about'], 'team' | 'person'>, FindBySubject>> = {
  page: (deps, interaction, subject) => findTeam(deps, interaction, subject.slice(0, subject.indexOf(':'))),
  invitation: (deps, _interaction, id) => findTeamOfInvitation(deps, id),
  change: (deps, _interaction, id) => findTeamOfChange(deps, id),
  bulk: (deps, _interaction, id) => findTeamOfBulk(deps, id),
  link: findTeamOfLink,
}

/** A form has the team as its subject. */
const subjects = z.object({
  team: z.string().max(200).optional().catch(undefined),
  subject: z.string().max(200).optional().catch(undefined),
})

async function explain(deps: DispatchDeps, interaction: Interaction, error: unknown): Promise<Answer> {
  if (error instanceof ZodError)
    return refuse(deps, interaction, { reason: 'unreadable', view: unreadView(interaction, error) })
  const { log, newReference } = deps
  const about = { err: error, interaction: interaction.name, platform: interaction.actor.platform }
  if (error instanceof PlatformUnavailable || error instanceof SignInUnavailable) {
    log.warn(about, error instanceof PlatformUnavailable ? 'platform unavailable' : 'sign-in unavailable')
    return reply(unavailableView(error.who))
  }
  const reference = newReference()
  log.error({ ...about, reference }, 'interaction failed')
  return reply(brokenView(reference))
}

/** A person can type too much; what else cannot be read comes from an old button, or from no client of ours. */
function unreadView({ kind }: Interaction, { issues }: ZodError): View {
  const long = kind === 'press' ? undefined : issues.find(({ code }) => code === 'too_big')
  if (long?.code !== 'too_big') return staleView
  return tooLongView(String(long.path[0]), Number(long.maximum))
}

/** False when the way back is gone; then the person hears by notice. */
async function answerWith({ log }: DispatchDeps, responder: Responder, answer: Answer): Promise<boolean> {
  try {
    await responder.answer(answer)
    return true
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'answer did not arrive')
    return false
  }
}

/** After the answer, because nobody waits for it. What is only looked up as one types is no sign worth a look. */
async function noteSign(deps: DispatchDeps, { kind, isOurs, actor }: Interaction): Promise<void> {
  if (kind === 'suggest' || !isOurs) return
  await openDoor(deps, actor).catch((err: unknown) => deps.log.error({ err }, 'sign of life not noted'))
}

async function markAnswered({ store, log }: DispatchDeps, id: DeliveryId): Promise<void> {
  await store
    .transaction((tx) => tx.markInteractionAnswered(id))
    .catch((err: unknown) => log.error({ err }, 'interaction not marked as answered'))
}
