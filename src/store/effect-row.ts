import { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import type { ChannelRef } from '../domain/channel.ts'
import { type Effect, type EffectWork, subjectOf, URGENCIES, type Urgency } from '../domain/effect.ts'
import { asBulkId, asChangeId, asEffectId, asInvitationId } from '../domain/ids.ts'
import { moment, orNull, readReceiver } from './row.ts'
import type { KeptEffect } from './store.ts'
import type { Tables } from './tables.ts'

type WorkColumns = Pick<
  Tables['effect'],
  'kind' | 'about' | 'toPlatform' | 'toActor' | 'toSpace' | 'toChannel' | 'detail'
>

export const WORK_COLUMNS = [
  'kind',
  'about',
  'toPlatform',
  'toActor',
  'toSpace',
  'toChannel',
  'detail',
] as const

/** What an effect says that it is; {@link effectRow} reads it. */
export function workColumns(work: EffectWork): WorkColumns {
  const actor = actorOf(work)
  const channel = channelOf(work)
  return {
    kind: work.kind,
    about: subjectOf(work),
    toPlatform: orNull(actor?.platform ?? channel?.platform),
    toActor: orNull(actor?.id),
    toSpace: orNull(channel?.space),
    toChannel: orNull(channel?.channel),
    detail: orNull(detailOf(work)),
  }
}

function actorOf(work: EffectWork): Actor | undefined {
  if (work.kind === 'undo_bulk') return work.by
  return 'to' in work && 'id' in work.to ? work.to : undefined
}

function detailOf(work: EffectWork): string | undefined {
  if (work.kind === 'notify_inviter') return work.news
  if (work.kind === 'post_bulk') return work.what
  return work.kind === 'deliver_card' ? work.edition?.toISOString() : undefined
}

function channelOf(work: EffectWork): ChannelRef | undefined {
  if (work.kind === 'post_change') return work.to
  if (work.kind === 'post_bulk' && 'channel' in work.to) return work.to
  return work.kind === 'mention' ? work.place : undefined
}

const facts = {
  id: z.string().transform(asEffectId),
  attempts: z.number(),
  mayBeDone: z.number().transform((stored) => stored === 1),
  dueAt: moment,
  urgency: z.number().transform((place): Urgency => URGENCIES[place] ?? 'background'),
}

const aboutInvitation = { ...facts, about: z.string().transform(asInvitationId) }
const aboutChange = { ...facts, about: z.string().transform(asChangeId) }
const aboutBulk = { ...facts, about: z.string().transform(asBulkId) }
const toActor = { toPlatform: z.string(), toActor: z.string() }
const toChannel = { toPlatform: z.string(), toSpace: z.string(), toChannel: z.string() }

const invitationKinds = z.enum([
  'send',
  'accept',
  'decline',
  'revoke',
  'resend',
  'remind',
  'revise_cards',
  'watch',
])

const columns = z.discriminatedUnion('kind', [
  z.object({ ...aboutInvitation, kind: invitationKinds }),
  z.object({
    ...aboutInvitation,
    ...toActor,
    kind: z.literal('deliver_card'),
    detail: z.coerce.date().exactOptional(),
  }),
  z.object({ ...aboutInvitation, ...toActor, ...toChannel, kind: z.literal('mention') }),
  z.object({
    ...aboutInvitation,
    kind: z.literal('notify_inviter'),
    detail: z.enum(['ended', 'unreached', 'resent']),
  }),
  z.object({ ...aboutChange, kind: z.enum(['apply_change', 'revise_change', 'notify_asker']) }),
  z.object({ ...aboutChange, ...toActor, kind: z.literal('notify_member') }),
  z.object({ ...aboutChange, ...toChannel, kind: z.literal('post_change') }),
  z.object({ ...aboutBulk, kind: z.enum(['run_bulk', 'revise_bulk']) }),
  z.object({ ...aboutBulk, ...toActor, kind: z.literal('undo_bulk') }),
  z.object({
    ...aboutBulk,
    kind: z.literal('post_bulk'),
    detail: z.enum(['progress', 'report']),
    toPlatform: z.string(),
    toActor: z.string().exactOptional(),
    toSpace: z.string().exactOptional(),
    toChannel: z.string().exactOptional(),
  }),
])

export const effectRow = columns.transform((row): Effect => {
  const { id, attempts, mayBeDone, dueAt, urgency } = row
  return { id, attempts, mayBeDone, dueAt, urgency, work: workIn(row) }
})

const kept = z.object({
  isParked: z.number().transform((stored) => stored === 1),
  problem: z.string().exactOptional(),
  leaseUntil: moment.exactOptional(),
})

export const keptEffectRow = z
  .unknown()
  .transform((row): KeptEffect => ({ ...effectRow.parse(row), ...kept.parse(row) }))

function workIn(row: z.infer<typeof columns>): EffectWork {
  switch (row.kind) {
    case 'deliver_card': {
      const to = { platform: row.toPlatform, id: row.toActor }
      return { kind: row.kind, invitation: row.about, to, ...(row.detail && { edition: row.detail }) }
    }
    case 'mention': {
      const to = { platform: row.toPlatform, id: row.toActor }
      return { kind: row.kind, invitation: row.about, to, place: channelIn(row) }
    }
    case 'notify_inviter':
      return { kind: row.kind, invitation: row.about, news: row.detail }
    case 'notify_member':
      return { kind: row.kind, change: row.about, to: { platform: row.toPlatform, id: row.toActor } }
    case 'post_change':
      return { kind: row.kind, change: row.about, to: channelIn(row) }
    case 'apply_change':
    case 'revise_change':
    case 'notify_asker':
      return { kind: row.kind, change: row.about }
    case 'run_bulk':
    case 'revise_bulk':
      return { kind: row.kind, bulk: row.about }
    case 'undo_bulk':
      return { kind: row.kind, bulk: row.about, by: { platform: row.toPlatform, id: row.toActor } }
    case 'post_bulk':
      return { kind: row.kind, bulk: row.about, what: row.detail, to: readReceiver(row) }
    default:
      return { kind: row.kind, invitation: row.about }
  }
}

type ChannelColumns = z.infer<z.ZodObject<typeof toChannel>>

const channelIn = ({ toPlatform: platform, toSpace: space, toChannel: channel }: ChannelColumns) => ({
  platform,
  space,
  channel,
})
