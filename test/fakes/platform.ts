import type { Actor, Person } from '../../src/domain/actor.ts'
import type { ChannelRef, ChannelSight } from '../../src/domain/channel.ts'
import type { Hear, Interaction, Platform, Responder } from '../../src/platforms/platform.ts'
import type { Answer, View } from '../../src/views/view.ts'

export type FakePlatform = Platform & {
  /** Every direct message so far. */
  readonly delivered: readonly { readonly to: Actor; readonly view: View }[]
  /** Every message in a channel so far. */
  readonly posted: readonly { readonly channel: ChannelRef; readonly view: View }[]
  /** What a channel looks like from now on, by its id; the others are hidden. */
  readonly show: (channel: string, sight: ChannelSight) => void
}

/** A platform in memory where everybody exists, for what no client would ever send. */
export function createFakePlatform(
  name: string,
  people: Readonly<Record<string, Partial<Person>>> = {},
): FakePlatform {
  const delivered: { readonly to: Actor; readonly view: View }[] = []
  const posted: { readonly channel: ChannelRef; readonly view: View }[] = []
  const sights = new Map<string, ChannelSight>()
  return {
    name,
    title: name,
    endpoints: [],
    delivered,
    posted,
    show: (channel, sight) => void sights.set(channel, sight),
    start: async () => {},
    drain: async () => {},
    stop: async () => {},
    deliver: async (to, view) => {
      delivered.push({ to, view })
      return { kind: 'delivered', ref: { platform: name, channel: to.id, message: String(delivered.length) } }
    },
    find: async () => undefined,
    post: async (channel, view) => {
      posted.push({ channel, view })
      const ref = { platform: name, channel: channel.channel, message: `post-${posted.length}` }
      return { kind: 'delivered', ref }
    },
    revise: async () => ({ kind: 'revised' }),
    findPerson: async (actor) => ({ actor, name: actor.id, kind: 'person', ...people[actor.id] }),
    findPersonByEmail: async () => undefined,
    readMention: async () => undefined,
    openFile: async () => ({ kind: 'refused', reason: 'gone' }),
    inspect: async ({ channel }) => sights.get(channel) ?? { kind: 'hidden' },
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

/** Where the test does not care what becomes of the connection. */
export const ignoreNews: Hear = async () => undefined
