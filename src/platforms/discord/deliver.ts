import { createHash } from 'node:crypto'
import { type REST, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js'
import { z } from 'zod'
import type { Actor } from '../../domain/actor.ts'
import type { ChannelRef } from '../../domain/channel.ts'
import type { Urgency } from '../../domain/effect.ts'
import type { View } from '../../views/view.ts'
import type { Lane, Pacer } from '../pace.ts'
import { type Attempt, type Delivery, type MessageRef, PlatformUnavailable } from '../platform.ts'
import { findSent } from './find-sent.ts'
import { LIMITS, OPENING } from './limits.ts'
import type { MessageBody } from './render/message-body.ts'
import { renderView } from './render/render.ts'
import { withMark } from './same-message.ts'
import { isSnowflake } from './snowflake.ts'
import { asError, readTrouble, type Trouble } from './trouble.ts'

export type Sending = {
  readonly rest: Pick<REST, 'get' | 'post'>
  readonly pacer: Pacer
  /** The bot's own user id. */
  readonly self: () => string
  readonly now: () => Date
  /** Whether the bot is in this guild, or without one in any at all. */
  readonly isIn: (guild?: string) => boolean
}

type Message = { readonly view: View; readonly attempt: Attempt }
type Undeliverable = Extract<Delivery, { kind: 'undeliverable' }>
type Reason = Undeliverable['reason']

/**
 * Sends a direct message once: Discord keeps to the nonce, as long as it remembers it, and a repeat is looked for.
 */
export async function deliver(sending: Sending, to: Actor, { view, attempt }: Message): Promise<Delivery> {
  if (!isSnowflake(to.id)) return undeliverable('unknown_person')
  const { nonce, isRepeat, urgency } = attempt
  const body = withMark(renderView(view), nonce)
  const turn = { key: nonce, urgency, lanes: lanesFor(urgency) }
  const opened = await sending.pacer.paced(turn, () => open(sending.rest, to))
  if (opened.kind === 'undeliverable') return opened
  const delivery = await sendOnce(sending, { channel: opened.channel, body, nonce, isRepeat })
  return isFor(delivery, 'no_shared_space') && !sending.isIn() ? waitForGuild() : delivery
}

/** The direct message of an attempt before: undefined where there is none, or nobody could be written to. */
export async function find(
  sending: Sending,
  to: Actor,
  { view, nonce }: { readonly view: View; readonly nonce: string },
): Promise<MessageRef | undefined> {
  if (!isSnowflake(to.id)) return undefined
  const turn = { key: nonce, lanes: lanesFor() }
  const opened = await sending.pacer.paced(turn, () => open(sending.rest, to))
  if (opened.kind === 'undeliverable') return undefined
  const body = withMark(renderView(view), nonce)
  const found = await look(sending, { channel: opened.channel, body, nonce, isRepeat: true })
  return found?.kind === 'delivered' ? found.ref : undefined
}

const lanesFor = (urgency?: Urgency): readonly Lane[] =>
  urgency === 'bulk' ? [OPENING.any, OPENING.crowd] : [OPENING.any]

/** As {@link deliver}, to everybody in a channel. */
export async function post(
  sending: Sending,
  { space, channel }: ChannelRef,
  { view, attempt }: Message,
): Promise<Delivery> {
  if (!isSnowflake(channel)) return undeliverable('unknown_channel')
  // Discord knows a nonce by who wrote it, wherever: the same news in two channels are two messages.
  const nonce = `${channel} ${attempt.nonce}`
  const body = withMark(renderView(view), nonce)
  const { isRepeat } = attempt
  const { rings } = view
  const delivery = await sendOnce(sending, { channel, body, nonce, isRepeat, ...(rings && { rings }) })
  return delivery.kind === 'undeliverable' && !sending.isIn(space) ? waitForGuild() : delivery
}

const openedChannel = z.object({
  id: z.string(),
  recipients: z.array(z.object({ bot: z.boolean().default(false), system: z.boolean().default(false) })),
})

type Opened = { readonly kind: 'opened'; readonly channel: string } | Undeliverable

async function open(rest: Sending['rest'], to: Actor): Promise<Opened> {
  try {
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: to.id } })
    const { id: channel, recipients } = openedChannel.parse(opened)
    const isBot = recipients.some(({ bot, system }) => bot || system)
    return isBot ? undeliverable('not_allowed') : { kind: 'opened', channel }
  } catch (error) {
    return refusal('open a direct message', { ...readTrouble(error), isBeforeSending: true })
  }
}

type Sent = {
  readonly channel: string
  readonly body: MessageBody
  readonly nonce: string
  readonly isRepeat: boolean
  /** The only one who may be notified by their mention. */
  readonly rings?: Actor
}

async function sendOnce(sending: Sending, sent: Sent): Promise<Delivery> {
  const found = sent.isRepeat ? await look(sending, sent) : undefined
  return found ?? send(sending.rest, sent)
}

async function look({ rest, self, now }: Sending, { channel, body }: Sent): Promise<Delivery | undefined> {
  try {
    const message = await findSent(rest, { channel, body, self: self(), now: now() })
    return message === undefined ? undefined : delivered(channel, message)
  } catch (error) {
    return refusal('look for a message', { ...readTrouble(error), isBeforeSending: true })
  }
}

const sentMessage = z.object({ id: z.string() })

async function send(rest: Sending['rest'], { channel, body, nonce, rings }: Sent): Promise<Delivery> {
  const message: RESTPostAPIChannelMessageJSONBody = {
    ...body,
    allowed_mentions: { parse: [], ...(rings && { users: [rings.id] }) },
    nonce: createHash('sha256').update(nonce).digest('base64url').slice(0, LIMITS.nonce),
    enforce_nonce: true,
  }
  try {
    const { id } = sentMessage.parse(await rest.post(Routes.channelMessages(channel), { body: message }))
    return delivered(channel, id)
  } catch (error) {
    return refusal('send a message', readTrouble(error))
  }
}

/**
 * Closed direct messages, no guild in common, unknown or invalid recipient, an unknown channel, one that the bot may not
 * look into or write in or that takes no text, a thread that is closed, and what Discord's filters stop.
 */
const REASONS: Readonly<Record<string, Reason>> = {
  50007: 'closed',
  50278: 'no_shared_space',
  10013: 'unknown_person',
  50033: 'unknown_person',
  10003: 'unknown_channel',
  50001: 'not_allowed',
  50008: 'not_allowed',
  50013: 'not_allowed',
  50024: 'not_allowed',
  50083: 'not_allowed',
  160005: 'not_allowed',
  20009: 'not_allowed',
  200000: 'not_allowed',
  240000: 'not_allowed',
}

function refusal(doing: string, trouble: Trouble): Undeliverable {
  const reason = REASONS[String(trouble.code)]
  if (!reason) throw asError(doing, trouble)
  return undeliverable(reason)
}

const undeliverable = (reason: Reason): Undeliverable => ({ kind: 'undeliverable', reason })

const delivered = (channel: string, message: string): Delivery => ({
  kind: 'delivered',
  ref: { platform: 'discord', channel, message },
})

const isFor = (delivery: Delivery, reason: Reason): boolean =>
  delivery.kind === 'undeliverable' && delivery.reason === reason

/** Who was taken out can reach nobody there: not because of them, and perhaps only for a while. */
function waitForGuild(): never {
  throw new PlatformUnavailable('Discord', { problem: 'not in the guild', isUndone: true, hold: 'removed' })
}
