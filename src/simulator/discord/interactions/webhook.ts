import { refuse } from '../api-error.ts'
import { getChannel } from '../channel.ts'
import { parseForm } from '../form-errors.ts'
import type { SentFile } from '../messages/attach.ts'
import { deleteMessage, editMessage } from '../messages/post.ts'
import type { Interaction, Message, State } from '../model.ts'
import { FLAG, hasFlag } from '../protocol.ts'
import { messageBody } from '../schemas/message.ts'
import { messageHeard } from '../screen/heard.ts'
import { postAnswer } from './answer.ts'
import { TOKEN_LIFE_MS } from './interaction.ts'

/** The interaction a webhook token belongs to. Throws 10015 for an unknown one, 50027 after its fifteen minutes. */
function interactionOf(state: State, token: string): Interaction {
  const interaction = [...state.interactions.values()].find((one) => one.token === token)
  if (interaction?.status !== 'answered') throw refuse.unknownWebhook()
  if (state.clock.now().getTime() - interaction.startedAt.getTime() >= TOKEN_LIFE_MS)
    throw refuse.invalidWebhookToken()
  return interaction
}

type Sent = { readonly body: unknown; readonly files: readonly SentFile[] }

/** After "thinking…" the first follow-up takes its place, and with it its visibility. */
export function followUp(state: State, token: string, { body, files }: Sent): Message {
  const interaction = interactionOf(state, token)
  const parsed = parseForm(messageBody, body)
  const original = interaction.original && findMessage(state, interaction, interaction.original)
  const isAwaited = original && hasFlag(original.flags, FLAG.loading)
  const message = isAwaited
    ? editMessage(state, original, { body: parsed, files })
    : postAnswer(state, interaction, { body: parsed, files })
  interaction.hear?.(messageHeard(state, message))
  return message
}

export function editAnswer(state: State, { token, message, body, files }: Reference & Sent): Message {
  const found = findAnswer(state, { token, message })
  const edited = editMessage(state, found, { body: parseForm(messageBody, body), files })
  interactionOf(state, token).hear?.(messageHeard(state, edited))
  return edited
}

export function deleteAnswer(state: State, reference: Reference): void {
  deleteMessage(state, findAnswer(state, reference))
}

/** `message` is an id or `@original`. */
export type Reference = { readonly token: string; readonly message: string }

/** A message this token may touch. Throws 10008 for any other. */
export function findAnswer(state: State, { token, message }: Reference): Message {
  const interaction = interactionOf(state, token)
  const id = message === '@original' ? interaction.original : message
  const found = id ? findMessage(state, interaction, id) : undefined
  if (!found || !isOwn(interaction, found)) throw refuse.unknownMessage()
  return found
}

const findMessage = (state: State, { channel }: Interaction, id: string): Message | undefined =>
  getChannel(state, channel).messages.get(id)

const isOwn = ({ id, original }: Interaction, message: Message): boolean =>
  message.id === original || message.cause?.id === id
