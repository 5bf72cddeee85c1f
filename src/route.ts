import type { z } from 'zod'
import type { CommandSpec } from './domain/command.ts'
import type { Interaction } from './platforms/platform.ts'
import type { Caller } from './usecases/caller.ts'
import type { Deps } from './usecases/deps.ts'
import type { Answer, View } from './views/view.ts'

export type Route = {
  /** It changes something: it is kept before it is acknowledged, and finished after a crash. */
  readonly isKept: boolean
  /**
   * By what the team is found: where it was done or the name that was given; the invitation, the change, the bulk or the
   * page that a button is about; the invitation or the team that an account is linked for; or not at all.
   */
  readonly about: 'team' | 'invitation' | 'change' | 'bulk' | 'page' | 'link' | 'person'
  /** How the person hears of it when the process died before the answer: their card shows it anyway, or by notice. */
  readonly afterCrash: 'card' | 'notice'
  /** Throws a ZodError for input it cannot read. */
  readonly handle: (deps: Deps, caller: Caller, input: unknown) => Promise<Answer>
}

export type RouteKey = `${Interaction['kind']} ${string}`

export type Handle<Input> = (deps: Deps, caller: Caller, input: Input) => Promise<Answer>

export const reads = <Input>(schema: z.ZodType<Input>, handle: Handle<Input>): Route => ({
  isKept: false,
  about: 'team',
  afterCrash: 'notice',
  handle: async (deps, caller, input) => handle(deps, caller, schema.parse(input)),
})

export const changes = <Input>(schema: z.ZodType<Input>, handle: Handle<Input>): Route => ({
  ...reads(schema, handle),
  isKept: true,
})

export const answersCard = <Input>(schema: z.ZodType<Input>, handle: Handle<Input>): Route => ({
  ...about('invitation', changes(schema, handle)),
  afterCrash: 'card',
})

export const about = (what: Route['about'], route: Route): Route => ({ ...route, about: what })

export const reply = (view: View): Answer => ({ kind: 'reply', view })
export const replace = (view: View): Answer => ({ kind: 'replace', view })

/** Throws for a name that is no command's. */
export function spec({ commands: { commands } }: Deps, name: string): CommandSpec {
  const found = commands.find((command) => command.name === name)
  if (!found) throw new Error(`no command ${name}`)
  return found
}
