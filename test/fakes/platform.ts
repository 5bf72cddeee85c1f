import type { Actor, Person } from '../../src/domain/actor.ts'
import type { Interaction, Platform, Responder } from '../../src/platforms/platform.ts'
import type { Answer, View } from '../../src/views/view.ts'

export type FakePlatform = Platform & {
  /** Every direct message so far. */
  readonly delivered: readonly { readonly to: Actor; readonly view: View }[]
}

/** A platform in memory where everybody exists, for what no client would ever send. */
export function createFakePlatform(
  name: string,
  people: Readonly<Record<string, Partial<Person>>> = {},
): FakePlatform {
  const delivered: { readonly to: Actor; readonly view: View }[] = []
  return {
    name,
    title: name,
    endpoints: [],
    delivered,
    start: async () => {},
    stop: async () => {},
    deliver: async (to, view) => {
      delivered.push({ to, view })
      return { kind: 'delivered', ref: { platform: name, channel: to.id, message: String(delivered.length) } }
    },
    revise: async () => ({ kind: 'revised' }),
    findPerson: async (actor) => ({ actor, name: actor.id, kind: 'person', ...people[actor.id] }),
    findPersonByEmail: async () => undefined,
  }
}

/** Keeps what the person was answered. `isGone` is a way back that leads nowhere any more. */
export function createFakeResponder({
  isGone = false,
} = {}): Responder & { readonly answers: readonly Answer[] } {
  const answers: Answer[] = []
  return {
    answers,
    kept: () => {},
    answer: async (answer) => {
      if (isGone) throw new Error('the way back is gone')
      answers.push(answer)
    },
  }
}

export const press = (
  interaction: Pick<Interaction, 'delivery' | 'actor' | 'name'> & Partial<Interaction>,
): Interaction => ({
  kind: 'press',
  actorName: interaction.actor.id,
  isOurs: true,
  place: { platform: interaction.actor.platform, isDirect: true },
  input: {},
  ...interaction,
})
