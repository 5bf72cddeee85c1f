import { invalidForm, refuse } from '../api-error.ts'
import { getChannel } from '../channel.ts'
import { nestErrors, parseForm } from '../form-errors.ts'
import type { SentFile } from '../messages/attach.ts'
import { type Edit, editMessage, postMessage } from '../messages/post.ts'
import type { Cause, Interaction, Message, OpenForm, State } from '../model.ts'
import { FLAG, hasFlag, INTERACTION } from '../protocol.ts'
import { type Callback, callbackBody } from '../schemas/callback.ts'
import { formHeard, messageHeard } from '../screen/heard.ts'
import { update } from './interaction.ts'

/** What the bot did with its first answer. */
export type Answered = {
  readonly interaction: Interaction
  readonly type: number
  readonly message?: Message
}

/**
 * Takes the first answer. Throws 10062 when it is late, 40060 when it is not the first, 50035 when this kind of
 * interaction cannot be answered so.
 */
export function answerInteraction(state: State, id: string, { token, body, files }: Answer): Answered {
  const interaction = state.interactions.get(id)
  if (interaction?.token !== token) throw refuse.unknownInteraction()
  if (interaction.status === 'answered') throw refuse.alreadyAcknowledged()
  if (interaction.status !== 'waiting') throw refuse.unknownInteraction()
  const callback = parseForm(callbackBody, body)
  checkKind(interaction, callback.type)
  const message = perform(state, interaction, { callback, files })
  if (message && TELLS.includes(callback.type)) interaction.hear?.(messageHeard(state, message))
  closeForm(state, interaction)
  const answered = update(state, interaction, {
    status: 'answered',
    ...(message && { original: message.id }),
  })
  state.changed()
  return { interaction: answered, type: callback.type, ...(message && { message }) }
}

type Answer = { readonly token: string; readonly body: unknown; readonly files: readonly SentFile[] }

type Performed = { readonly callback: Callback; readonly files: readonly SentFile[] }

/** Deferred answers tell nothing yet. */
const TELLS: readonly number[] = [4, 7]

/** Which callback types answer what: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 form. */
const ANSWERS: Readonly<Record<number, readonly number[]>> = {
  [INTERACTION.command]: [4, 5, 9],
  [INTERACTION.component]: [4, 5, 6, 7, 9],
  [INTERACTION.autocomplete]: [8],
  [INTERACTION.modal]: [4, 5],
}

function checkKind({ type, message }: Interaction, answer: number): void {
  const fromButton = type === INTERACTION.modal && message ? [6, 7] : []
  const allowed: readonly number[] = [...(ANSWERS[type] ?? []), ...fromButton]
  if (allowed.includes(answer)) return
  const words = `Value must be one of {${allowed.join(', ')}}.`
  throw invalidForm(nestErrors([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message: words }]))
}

function perform(
  state: State,
  interaction: Interaction,
  { callback, files }: Performed,
): Message | undefined {
  switch (callback.type) {
    case 4:
      return postAnswer(state, interaction, { body: callback.data, files })
    case 5:
      return postAnswer(state, interaction, { body: callback.data ?? {}, isLoading: true })
    case 6:
      return sourceMessage(state, interaction)
    case 7:
      return editMessage(state, sourceMessage(state, interaction), { body: callback.data ?? {}, files })
    case 8:
      interaction.onChoices?.(callback.data.choices)
      return undefined
    case 9:
      openForm(state, interaction, callback.data)
      return undefined
  }
}

type Draft = Edit & { readonly isLoading?: boolean }

/** Posts an answer or a follow-up where the person acted, for them alone if the bot wants it so. */
export function postAnswer(state: State, interaction: Interaction, draft: Draft): Message {
  const isEphemeral = hasFlag(draft.body.flags ?? 0, FLAG.ephemeral)
  return postMessage(state, {
    ...draft,
    channel: interaction.channel,
    author: state.usher.id,
    cause: causeOf(interaction),
    ...(isEphemeral && { onlyFor: interaction.user }),
  })
}

const causeOf = (interaction: Interaction): Cause => {
  const { id, type, user, name, commandType, message, original, target, trigger } = interaction
  return {
    id,
    type,
    user,
    ...(name && { name }),
    ...(commandType && { commandType }),
    ...(message && { message }),
    ...(original && { original }),
    ...(target && { target }),
    ...(trigger && { trigger }),
  }
}

function sourceMessage(state: State, { channel, message = '' }: Interaction): Message {
  const found = getChannel(state, channel).messages.get(message)
  if (!found) throw refuse.unknownMessage()
  return found
}

function openForm(state: State, interaction: Interaction, modal: FormData): void {
  const { user, channel, message } = interaction
  const form: OpenForm = {
    id: state.nextId(),
    modal,
    channel,
    isBusy: false,
    openedBy: causeOf(interaction),
    ...(message && { message }),
  }
  state.forms.set(user, form)
  interaction.hear?.(formHeard(state, form))
}

type FormData = Extract<Callback, { type: 9 }>['data']

/** A form that was submitted closes with any answer. */
function closeForm({ forms }: State, { user, form }: Interaction): void {
  if (form && forms.get(user)?.id === form) forms.delete(user)
}
