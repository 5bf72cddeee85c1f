import { randomBytes } from 'node:crypto'
import { CannotDo } from '../../twin.ts'
import { getChannel } from '../channel.ts'
import type { Faults } from '../faults.ts'
import type { Interaction, State } from '../model.ts'
import { interactionPayload } from '../payloads/interaction-payload.ts'
import type { Payload } from '../payloads/payload.ts'
import { INTERACTION } from '../protocol.ts'
import { FIRST_ANSWER_MS, update } from './interaction.ts'

/** What there is to know of an interaction before it has an id. */
export type Begun = Omit<Interaction, 'id' | 'token' | 'startedAt' | 'status'> & {
  /** `data` of the payload. */
  readonly data: unknown
  /** What the payload says instead. */
  readonly claims?: Payload
}

type Deps = { readonly state: State; readonly faults: Faults }

/** Tells the bot, and from then on waits three seconds for its first answer. Gives the interaction's id. Throws {@link CannotDo}. */
export function startInteraction({ state, faults }: Deps, { data, claims, ...begun }: Begun): string {
  if (!state.standing.isInGuild && getChannel(state, begun.channel).kind !== 'direct')
    throw new CannotDo('This app is not in this server any more.')
  const id = state.nextId()
  const token = Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString(
    'base64url',
  )
  const interaction: Interaction = { ...begun, id, token, startedAt: state.clock.now(), status: 'held' }
  state.interactions.set(id, interaction)
  const payload = { ...interactionPayload(state, interaction, data), ...claims }
  markRead(state, interaction)
  faults.deliver((times) => send(state, { id, payload, times }))
  return id
}

function send(state: State, { id, payload, times }: { id: string; payload: unknown; times: number }): void {
  const interaction = state.interactions.get(id)
  if (!interaction) return
  update(state, interaction, { status: 'waiting', startedAt: state.clock.now() })
  state.clock.after(FIRST_ANSWER_MS, () => failUnanswered(state, id))
  for (let time = 0; time < times; time++) state.publish({ name: 'INTERACTION_CREATE', payload })
  state.changed()
}

function failUnanswered(state: State, id: string): void {
  const interaction = state.interactions.get(id)
  if (interaction?.status !== 'waiting') return
  update(state, interaction, { status: 'failed' })
  interaction.onChoices?.([])
  const form = state.forms.get(interaction.user)
  if (form && form.id === interaction.form) state.forms.set(interaction.user, { ...form, isBusy: false })
  if (interaction.type !== INTERACTION.autocomplete)
    state.problems.set(interaction.user, failureWords(interaction))
  state.changed()
}

/** What Discord's client says. */
function failureWords({ type }: Interaction): string {
  if (type === INTERACTION.component) return 'This interaction failed'
  if (type === INTERACTION.modal) return 'Something went wrong. Try again.'
  return 'The application did not respond'
}

/** Whoever acts in a channel is looking at it. */
function markRead(state: State, { channel, user }: Interaction): void {
  const { messages, seen } = getChannel(state, channel)
  const newest = [...messages.keys()].at(-1)
  if (newest) seen.set(user, newest)
}
