import type { SignIn } from '../backends/stand-in.ts'
import type { StandInKind } from '../backends/stand-ins.ts'
import type { Clock } from '../clock.ts'
import { CannotDo } from '../twin.ts'
import type { World } from '../world/world.ts'
import type { ConsoleView, VendorConsole } from './vendor-console.ts'
import { createVendors } from './vendors.ts'

/** Where the team lives: in Usher's own database, or at a vendor. */
export interface TeamHome {
  view(): HomeView
  /** The answer takes the listener off again. */
  onChange(listener: () => void): () => void
  /** Resolves when Usher works there. Rejects where it cannot. */
  begin(name: string): Promise<void>
  /**
   * As `begin`, but where it fails the team goes back to where it was, and the view says so. Throws `CannotDo` for a
   * place that is not there, and during another move.
   */
  move(name: string): Promise<void>
  /** The one where the team lives; throws `CannotDo` where that is none. */
  vendor(): VendorConsole
  /** To be called when time has passed. */
  refresh(): void
  close(): Promise<void>
}

export type HomeView = {
  /** The name of the team. */
  readonly team: string
  readonly choices: readonly { readonly name: string; readonly title: string }[]
  /** One of the choices; empty before the team has begun anywhere. */
  readonly name: string
  /** The title of where it is about to live. */
  readonly movingTo?: string | undefined
  /** Why the last move failed, in sentences. */
  readonly problem?: string | undefined
  /** Absent in Usher's own database. */
  readonly console?: ConsoleView | undefined
}

/** What Usher is to be started with, now that the team lives there. */
export type Arrival = {
  readonly name: string
  /** Which backend, and the backend's own variables. */
  readonly environment: Readonly<Record<string, string>>
  /** A vendor begins with each simulator: what is remembered of the one before is about people who are not there. */
  readonly isNew: boolean
}

export type TeamHomeOptions = {
  readonly world: World
  readonly clock: Clock
  readonly standIns: readonly StandInKind[]
  /** The issuer that vendors trust. */
  readonly signIn?: SignIn
  /** Starts Usher again. What it rejects with is a sentence. */
  readonly onArrival: (arrival: Arrival) => Promise<void>
}

const OWN = { name: 'embedded', title: "Usher's own database" } as const

export function createTeamHome(options: TeamHomeOptions): TeamHome {
  const { changed, onChange } = createListeners()
  const { choices, current, begin, close } = createPlaces(options, changed)
  let news: Pick<HomeView, 'movingTo' | 'problem'> = {}
  const tell = (what: typeof news) => {
    news = what
    changed()
  }
  return {
    view: () => {
      const { name, console } = current()
      return { team: options.world.workspace.name, choices, name, ...news, console: console?.view() }
    },
    onChange,
    begin,
    move: async (name) => {
      if (news.movingTo !== undefined)
        throw new CannotDo(`The team is moving already, to ${news.movingTo}: wait until it is there.`)
      const to = find(choices, name)
      tell({ movingTo: to.title })
      tell(await moveOrGoBack(begin, { from: current().name, to }))
    },
    vendor: () => {
      const { console } = current()
      if (!console) throw new CannotDo('The team lives in Usher’s own database: there is no vendor.')
      return console
    },
    refresh: () =>
      void current()
        .console?.refresh()
        .catch(() => undefined),
    close,
  }
}

function createListeners() {
  const listeners = new Set<() => void>()
  return {
    changed: () => {
      for (const listen of listeners) listen()
    },
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Place = { readonly name: string; readonly console?: VendorConsole | undefined }

/** Where the team can live, and where it does. */
function createPlaces({ world, clock, standIns, signIn, onArrival }: TeamHomeOptions, changed: () => void) {
  const choices = [OWN, ...standIns.map(({ name, title }) => ({ name, title }))]
  const vendors = createVendors({ world, clock, signIn, changed })
  const visited = new Set<string>()
  let place: Place = { name: '' }

  const begin = async (name: string) => {
    find(choices, name)
    const kind = standIns.find((one) => one.name === name)
    const vendor = kind && (await vendors.open(kind))
    const environment = vendor?.standIn.environment ?? { USHER_BACKEND: OWN.name }
    await onArrival({ name, environment, isNew: vendor !== undefined && !visited.has(name) })
    visited.add(name)
    place = { name, console: vendor?.console }
  }
  return { choices, begin, current: () => place, close: () => vendors.close() }
}

function find<Choice extends { readonly name: string }>(choices: readonly Choice[], name: string): Choice {
  const choice = choices.find((one) => one.name === name)
  if (!choice) throw new CannotDo(`The simulator has no backend ${name}.`)
  return choice
}

/** What is to be said of it afterwards. */
async function moveOrGoBack(
  begin: TeamHome['begin'],
  { from, to }: { readonly from: string; readonly to: HomeView['choices'][number] },
): Promise<{ readonly problem?: string }> {
  try {
    await begin(to.name)
    return {}
  } catch (error) {
    const why = `The team could not move to ${to.title}. ${sentenceOf(error)}`
    return begin(from).then(
      () => ({ problem: `${why} It still lives where it did.` }),
      (worse: unknown) => ({ problem: `${why} And there is no way back: ${sentenceOf(worse)}` }),
    )
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Usher could not start there.'
