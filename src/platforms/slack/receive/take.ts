import type { AckFn, BlockOptions, RespondArguments, ViewResponseAction } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Interaction } from '../../platform.ts'
import type { Sending } from '../deliver.ts'
import type { Origin } from '../render/form.ts'
import { sureAck } from './ack.ts'
import {
  type PressPayload,
  pressPayload,
  shortcutPayload,
  slashPayload,
  submissionPayload,
  suggestPayload,
} from './payloads.ts'
import {
  type Reading,
  readPress,
  readShortcut,
  readSlash,
  readSubmission,
  readSuggest,
} from './read-interaction.ts'
import type { Way } from './way.ts'
import { slashWay } from './way-of-command.ts'
import { pressWay } from './way-of-press.ts'
import { submissionWay } from './way-of-submission.ts'
import { suggestWay } from './way-of-suggestion.ts'
import type { WayOut } from './way-out.ts'

/** Whoever is answered, and where, each interaction adds. */
type Out = Sending & Pick<Origin, 'takesNoFiles'>

export type Desk = { readonly reading: Reading; readonly out: Out; readonly log: Logger }

/** An interaction and how it can be answered; undefined where the payload is none that Slack would send. */
export type Taken = { readonly interaction: Interaction; readonly way: Way } | undefined

/** A modal that comes of it has to know where it was opened. */
const from = ({ out, log }: Desk, { actor, delivery, place: { channel } }: Interaction): WayOut => ({
  ...out,
  asker: actor,
  delivery,
  log,
  ...(channel && { channel }),
})

export function takeSlash(desk: Desk, body: unknown, ack: AckFn<string | RespondArguments>): Taken {
  const { data } = slashPayload.safeParse(body)
  if (!data) return undefined
  const slash = { ack: sureAck(ack, desk.log), triggerId: data.trigger_id, responseUrl: data.response_url }
  const interaction = readSlash(desk.reading, data)
  return { interaction, way: slashWay(from(desk, interaction), slash) }
}

export function takeShortcut(desk: Desk, body: unknown, ack: AckFn<void>): Taken {
  const { data } = shortcutPayload.safeParse(body)
  const interaction = data && readShortcut(desk.reading, data)
  if (!interaction) return undefined
  const press = { ack: sureAck(ack, desk.log), triggerId: data.trigger_id, responseUrl: data.response_url }
  return { interaction, way: pressWay(from(desk, interaction), { ...press, modal: undefined }) }
}

export function takePress(desk: Desk, body: unknown, ack: AckFn<void>): Taken {
  const { data } = pressPayload.safeParse(body)
  if (!data) return undefined
  const press = { ack: sureAck(ack, desk.log), triggerId: data.trigger_id, responseUrl: data.response_url }
  const interaction = readPress(desk.reading, data)
  return { interaction, way: pressWay(from(desk, interaction), { ...press, modal: modalOf(data) }) }
}

function modalOf({ view }: PressPayload) {
  return view?.type === 'modal' ? { id: view.id, title: view.title?.text ?? 'Usher' } : undefined
}

export function takeSubmission(desk: Desk, body: unknown, ack: AckFn<ViewResponseAction>): Taken {
  const { data } = submissionPayload.safeParse(body)
  if (!data) return undefined
  const submission = { ack: sureAck(ack, desk.log), viewId: data.view.id, title: data.view.title.text }
  const interaction = readSubmission(desk.reading, data)
  return { interaction, way: submissionWay(from(desk, interaction), submission) }
}

export function takeSuggest({ reading, log }: Desk, body: unknown, ack: AckFn<BlockOptions>): Taken {
  const { data } = suggestPayload.safeParse(body)
  return data && { interaction: readSuggest(reading, data), way: suggestWay(sureAck(ack, log)) }
}
