import { createHash } from 'node:crypto'
import { type REST, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Actor } from '../../domain/actor.ts'
import type { ChannelRef } from '../../domain/channel.ts'
import type { View } from '../../views/view.ts'
import type { Delivery } from '../platform.ts'
import { LIMITS } from './limits.ts'
import { renderView } from './render/render.ts'
import { isSnowflake } from './snowflake.ts'
import { asError, readTrouble, type Trouble } from './trouble.ts'

type Deps = { readonly rest: REST; readonly log: Logger }
type Notice = { readonly to: Actor; readonly view: View; readonly nonce: string }
type Reason = Extract<Delivery, { kind: 'undeliverable' }>['reason']

const openedChannel = z.object({
  id: z.string(),
  recipients: z.array(z.object({ bot: z.boolean().default(false), system: z.boolean().default(false) })),
})
const sentMessage = z.object({ id: z.string() })

/** Sends a direct message once, however often it is asked with the same nonce within minutes. */
export async function deliver({ rest, log }: Deps, { to, view, nonce }: Notice): Promise<Delivery> {
  if (!isSnowflake(to.id)) return undeliverable('unknown_person')
  const body = messageOf(view, nonce)
  try {
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: to.id } })
    const { id: channel, recipients } = openedChannel.parse(opened)
    if (recipients.some(({ bot, system }) => bot || system)) return undeliverable('not_allowed')
    return await send(rest, channel, body)
  } catch (error) {
    const trouble = readTrouble(error)
    if (trouble.code === FLAGGED) log.error(trouble, 'discord stops the direct messages of this bot as spam')
    return refusal('take a direct message', trouble)
  }
}

type Announcement = { readonly channel: ChannelRef; readonly view: View; readonly nonce: string }

/** As {@link deliver}, to everybody in a channel. */
export async function post(rest: REST, { channel, view, nonce }: Announcement): Promise<Delivery> {
  const { channel: id } = channel
  if (!isSnowflake(id)) return undeliverable('unknown_channel')
  // Discord knows a nonce by who wrote it, wherever: the same news in two channels are two messages.
  const body = messageOf(view, `${id} ${nonce}`)
  try {
    return await send(rest, id, body)
  } catch (error) {
    return refusal('take a message', readTrouble(error))
  }
}

async function send(rest: REST, channel: string, body: RESTPostAPIChannelMessageJSONBody): Promise<Delivery> {
  const { id: message } = sentMessage.parse(await rest.post(Routes.channelMessages(channel), { body }))
  return { kind: 'delivered', ref: { platform: 'discord', channel, message } }
}

const messageOf = (view: View, nonce: string): RESTPostAPIChannelMessageJSONBody => ({
  ...renderView(view),
  allowed_mentions: { parse: [] },
  nonce: createHash('sha256').update(nonce).digest('base64url').slice(0, LIMITS.nonce),
  enforce_nonce: true,
})

/** The application was flagged for spam; not in the official table. */
const FLAGGED = 20026

/**
 * Closed direct messages, no guild in common, unknown or invalid recipient, an unknown channel, one that the bot may not
 * look into or write in or that takes no text, a thread that is closed, and what Discord's filters or spam rules stop.
 */
const REASONS: Readonly<Record<string, Reason>> = {
  50007: 'closed',
  50278: 'closed',
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
  [FLAGGED]: 'not_allowed',
  200000: 'not_allowed',
  240000: 'not_allowed',
}

function refusal(doing: string, trouble: Trouble): Delivery {
  const reason = REASONS[String(trouble.code)]
  if (!reason) throw asError(doing, trouble)
  return undeliverable(reason)
}

const undeliverable = (reason: Reason): Delivery => ({ kind: 'undeliverable', reason })
