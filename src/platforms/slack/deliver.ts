import type { WebClient } from '@slack/web-api'
import type { Actor } from '../../domain/actor.ts'
import type { ChannelRef } from '../../domain/channel.ts'
import type { View } from '../../views/view.ts'
import type { Delivery, MessageRef, Revision } from '../platform.ts'
import { errorCode, unavailable } from './errors.ts'
import { isChannelId, SLACK, userOf } from './ids.ts'
import { renderMessage } from './render/render.ts'

type Reason = Extract<Delivery, { kind: 'undeliverable' }>['reason']

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors, of which the others pass or are ours to mend. */
const UNDELIVERABLE: Readonly<Record<string, Reason>> = {
  channel_not_found: 'unknown_person',
  user_not_found: 'unknown_person',
  user_not_visible: 'unknown_person',
  user_disabled: 'unknown_person',
  cannot_dm_bot: 'not_allowed',
  is_archived: 'not_allowed',
  not_in_channel: 'not_allowed',
  channel_is_limited_access: 'not_allowed',
  messages_tab_disabled: 'not_allowed',
  restricted_action: 'not_allowed',
  restricted_action_read_only_channel: 'not_allowed',
  restricted_action_thread_only_channel: 'not_allowed',
  app_access_restricted: 'not_allowed',
  ekm_access_denied: 'not_allowed',
  team_access_not_granted: 'not_allowed',
  msg_too_long: 'too_long',
  msg_blocks_too_long: 'too_long',
}

/** Slack's verdict on a message that we made wrongly: nobody but an engineer can mend it. */
const OURS = new Set(['invalid_blocks', 'invalid_blocks_format', 'no_text', 'invalid_arguments'])

type Sending = { readonly client: WebClient; readonly team: string }

/**
 * Slack takes no nonce, so nothing here can promise a single delivery: after a timeout the message may be there, and
 * {@link PlatformUnavailable} says no more than that no ref came back.
 */
export function deliver(sending: Sending, to: Actor, view: View): Promise<Delivery> {
  // A user id as channel opens the direct message by itself and needs no scope beyond chat:write.
  return send(sending, { channel: userOf(to), view, reasons: UNDELIVERABLE })
}

/** As {@link deliver}, to everybody in a channel. */
export async function post(sending: Sending, { space, channel }: ChannelRef, view: View): Promise<Delivery> {
  const isOurs = space === sending.team && isChannelId(channel)
  if (!isOurs) return { kind: 'undeliverable', reason: 'unknown_channel' }
  return send(sending, { channel, view, reasons: NOT_POSTABLE })
}

const NOT_POSTABLE: Readonly<Record<string, Reason>> = {
  ...UNDELIVERABLE,
  channel_not_found: 'unknown_channel',
}

type Sent = {
  readonly channel: string
  readonly view: View
  /** By Slack's error. */
  readonly reasons: Readonly<Record<string, Reason>>
}

async function send({ client, team }: Sending, { channel, view, reasons }: Sent): Promise<Delivery> {
  const message = { ...renderMessage(view, team), unfurl_links: false, unfurl_media: false }
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this one is not of a window
    const sent = await client.chat.postMessage({ channel, ...message })
    return { kind: 'delivered', ref: refOf(sent) }
  } catch (error) {
    const reason = reasons[errorCode(error) ?? '']
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

export async function revise({ client, team }: Sending, ref: MessageRef, view: View): Promise<Revision> {
  const message = renderMessage(view, team)
  try {
    await client.chat.update({ channel: ref.channel, ts: ref.message, ...message })
    return { kind: 'revised' }
  } catch (error) {
    if (GONE.has(errorCode(error) ?? '')) return { kind: 'gone' }
    throw failure('chat.update', error)
  }
}

function failure(method: string, error: unknown): Error {
  const code = errorCode(error) ?? ''
  return OURS.has(code) ? new Error(`Slack refuses our ${method}: ${code}`) : unavailable(method, error)
}
