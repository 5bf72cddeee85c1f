import type { WebClient } from '@slack/web-api'
import type { Actor } from '../../domain/actor.ts'
import type { ChannelRef } from '../../domain/channel.ts'
import type { Urgency } from '../../domain/effect.ts'
import type { View } from '../../views/view.ts'
import type { Pacer } from '../pace.ts'
import type { Attempt, Delivery, MessageRef, Revision } from '../platform.ts'
import { errorCode, isRefusal, isUnfit, unavailable } from './errors.ts'
import { findSent } from './find-sent.ts'
import { isChannelId, SLACK, userOf } from './ids.ts'
import { LANES, laneOf } from './limits.ts'
import { markOf } from './mark.ts'
import { renderMessage } from './render/render.ts'
import { reasonForChannel, reasonForPerson } from './undeliverable.ts'

export type Sending = {
  readonly client: WebClient
  readonly pacer: Pacer
  readonly team: string
  /** Hears that a setting of our own app keeps everybody from being reached. */
  readonly noteSetting: () => void
}

type Message = { readonly view: View; readonly attempt: Attempt }

/**
 * Slack takes no nonce, so one is kept in the message, and a repeat looks for that first, where it may. The intent is
 * stored before and the ref after: only a process that dies between the two, or an answer that never comes, makes a
 * repeat. Whatever Slack is still busy with when somebody looks comes a second time.
 */
export async function deliver(sending: Sending, to: Actor, { view, attempt }: Message): Promise<Delivery> {
  const user = userOf(to)
  const mark = markOf(attempt.nonce)
  const sent = attempt.isRepeat ? await findSent(sending, { user, mark, attempt }) : undefined
  if (sent) return { kind: 'delivered', ref: sent }
  // A user id as channel opens the direct message by itself and needs no scope beyond chat:write.
  return send(sending, { channel: user, view, attempt, reasonFor: reasonForPerson })
}

/** The direct message of an attempt before, where one may look. */
export const find = (sending: Sending, to: Actor, nonce: string): Promise<MessageRef | undefined> =>
  findSent(sending, { user: userOf(to), mark: markOf(nonce), attempt: { nonce, isRepeat: true } })

/**
 * As {@link deliver}, to everybody in a channel. A repeat is sent again: to look for it, Usher would have to read what
 * people write there, which it never does.
 */
export async function post(
  sending: Sending,
  { space, channel }: ChannelRef,
  { view, attempt }: Message,
): Promise<Delivery> {
  const isOurs = space === sending.team && isChannelId(channel)
  if (!isOurs) return { kind: 'undeliverable', reason: 'unknown_channel' }
  return send(sending, { channel, view, attempt, reasonFor: reasonForChannel })
}

type Sent = {
  readonly channel: string
  readonly view: View
  readonly attempt: Attempt
  /** By Slack's error. */
  readonly reasonFor: typeof reasonForPerson
}

function send(sending: Sending, sent: Sent): Promise<Delivery> {
  const { nonce: key, urgency } = sent.attempt
  const lanes = [LANES.post, laneOf(sent.channel)]
  return sending.pacer.paced({ key, urgency, lanes }, () => sendNow(sending, sent))
}

async function sendNow({ client, team, noteSetting }: Sending, sent: Sent): Promise<Delivery> {
  const { channel, view, attempt, reasonFor } = sent
  const metadata = markOf(attempt.nonce)
  const message = { ...renderMessage(view, team), metadata, unfurl_links: false, unfurl_media: false }
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this one is not of a window
    return { kind: 'delivered', ref: refOf(await client.chat.postMessage({ channel, ...message })) }
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (code === 'messages_tab_disabled') noteSetting()
    const reason = reasonFor(code)
    if (reason) return { kind: 'undeliverable', reason }
    throw failure('chat.postMessage', error)
  }
}

function refOf({ channel, ts }: { channel?: string; ts?: string }): MessageRef {
  if (!channel || !ts) throw new Error('answered without channel and ts')
  return { platform: SLACK, channel, message: ts }
}

/** https://docs.slack.dev/reference/methods/chat.update#errors */
const GONE = new Set([
  'message_not_found',
  'channel_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
  'is_archived',
  'not_in_channel',
])

type Revised = { readonly view: View; readonly urgency?: Urgency | undefined }

export function revise(sending: Sending, ref: MessageRef, { view, urgency }: Revised): Promise<Revision> {
  const turn = { key: `${ref.channel} ${ref.message}`, urgency, lanes: [LANES.update] }
  return sending.pacer.paced(turn, () => reviseNow(sending, ref, view))
}

async function reviseNow({ client, team }: Sending, ref: MessageRef, view: View): Promise<Revision> {
  const message = renderMessage(view, team)
  try {
    await client.chat.update({ channel: ref.channel, ts: ref.message, ...message })
    return { kind: 'revised' }
  } catch (error) {
    if (GONE.has(errorCode(error) ?? '')) return { kind: 'gone' }
    throw failure('chat.update', error)
  }
}

/** What Slack refuses by name is no better later: somebody has to look at it. */
function failure(method: string, error: unknown): Error {
  const isForUs = isRefusal(error) && !isUnfit(error)
  return isForUs ? new Error(`Slack refuses our ${method}: ${errorCode(error)}`) : unavailable(method, error)
}
