import type { AckFn, BlockOptions, RespondArguments, ViewResponseAction } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Interaction } from '../../platform.ts'
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

export type Desk = { readonly reading: Reading; readonly out: WayOut; readonly log: Logger }

/** An interaction and how it can be answered; undefined where the payload is none that Slack would send. */
export type Taken = { readonly interaction: Interaction; readonly way: Way } | undefined

/** A modal that comes of it has to know where it was opened. */
const from = (out: WayOut, { place: { channel } }: Interaction): WayOut => ({
  ...out,
  ...(channel && { channel }),
})

export function takeSlash(
  { reading, out, log }: Desk,
  body: unknown,
  ack: AckFn<string | RespondArguments>,
): Taken {
  const { data } = slashPayload.safeParse(body)
  if (!data) return undefined
  const slash = { ack: sureAck(ack, log), triggerId: data.trigger_id, responseUrl: data.response_url }
  const interaction = readSlash(reading, data)
  return { interaction, way: slashWay(from(out, interaction), slash) }
}

export function takeShortcut({ reading, out, log }: Desk, body: unknown, ack: AckFn<void>): Taken {
  const { data } = shortcutPayload.safeParse(body)
  const interaction = data && readShortcut(reading, data)
  if (!interaction) return undefined
  const press = { ack: sureAck(ack, log), triggerId: data.trigger_id, responseUrl: data.response_url }
  return { interaction, way: pressWay(from(out, interaction), { ...press, modal: undefined }) }
}

export function takePress({ reading, out, log }: Desk, body: unknown, ack: AckFn<void>): Taken {
  const { data } = pressPayload.safeParse(body)
  if (!data) return undefined
  const press = { ack: sureAck(ack, log), triggerId: data.trigger_id, responseUrl: data.response_url }
  const interaction = readPress(reading, data)
  return { interaction, way: pressWay(from(out, interaction), { ...press, modal: modalOf(data) }) }
}

function modalOf({ view }: PressPayload) {
  return view?.type === 'modal' ? { id: view.id, title: view.title?.text ?? 'Usher' } : undefined
}

export function takeSubmission(
  { reading, out, log }: Desk,
  body: unknown,
  ack: AckFn<ViewResponseAction>,
): Taken {
  const { data } = submissionPayload.safeParse(body)
  if (!data) return undefined
  const submission = { ack: sureAck(ack, log), viewId: data.view.id, title: data.view.title.text }
  const interaction = readSubmission(reading, data)
  return { interaction, way: submissionWay(from(out, interaction), submission) }
}

export function takeSuggest({ reading, log }: Desk, body: unknown, ack: AckFn<BlockOptions>): Taken {
  const { data } = suggestPayload.safeParse(body)
  return data && { interaction: readSuggest(reading, data), way: suggestWay(sureAck(ack, log)) }
}
