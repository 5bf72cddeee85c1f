import type { StandIn, StandInOptions } from './stand-in.ts'

/** A backend that people can have here. What it takes is loaded when it is started. */
export type StandInKind = {
  /** What Usher calls it in `USHER_BACKEND`. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  start(options: StandInOptions): Promise<StandIn>
}

/** Every stand-in that there is: the only place that names them. */
export const standIns = [
  {
    name: 'deepgram',
    title: 'Deepgram',
    start: async (options) => (await import('./deepgram/deepgram.ts')).startDeepgram(options),
  },
  {
    name: 'trieve',
    title: 'Trieve',
    start: async (options) => (await import('./trieve/trieve.ts')).startTrieve(options),
  },
  {
    name: 'diga',
    title: 'Diga',
    start: async (options) => (await import('./diga/diga.ts')).startDiga(options),
  },
  {
    name: 'zenml',
    title: 'ZenML Pro',
    start: async (options) => (await import('./zenml/zenml.ts')).startZenml(options),
  },
  {
    name: 'better-auth',
    title: 'Better Auth',
    start: async (options) => (await import('./better-auth/better-auth.ts')).startBetterAuth(options),
  },
] as const satisfies readonly StandInKind[]

export type StandInName = (typeof standIns)[number]['name']
