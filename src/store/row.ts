import { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import type { ChannelRef } from '../domain/channel.ts'

/** A column with milliseconds since 1970. */
export const moment = z.number().transform((ms) => new Date(ms))

/** What is absent in the domain is null in the row. */
export const orNull = <Value>(value: Value | undefined): Value | null => value ?? null

export const msOrNull = (date: Date | undefined): number | null => date?.getTime() ?? null

/** The door between a row and the domain: what is null in the row is absent in the domain. */
export function readRow<Out>(schema: z.ZodType<Out>, row: Readonly<Record<string, unknown>>): Out {
  return schema.parse(present(row))
}

/** The entries that are not null. */
function present(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

/** A column with JSON. */
export const json = <Out>(schema: z.ZodType<Out>): z.ZodType<Out, string> =>
  z.string().transform((text): Out => schema.parse(JSON.parse(text)))

export const storedPlace = z.object({
  platform: z.string(),
  space: z.string().exactOptional(),
  channel: z.string().exactOptional(),
  isDirect: z.boolean(),
})

/** Two columns that are filled together or not at all. */
export function readActor(platform: string | undefined, id: string | undefined): Actor | undefined {
  return platform === undefined || id === undefined ? undefined : { platform, id }
}

type ReceiverColumns = {
  readonly toPlatform: string
  readonly toActor?: string
  readonly toSpace?: string
  readonly toChannel?: string
}

/** A person, or else a channel. */
export const readReceiver = ({
  toPlatform: platform,
  toActor,
  toSpace = '',
  toChannel = '',
}: ReceiverColumns): Actor | ChannelRef =>
  toActor === undefined ? { platform, space: toSpace, channel: toChannel } : { platform, id: toActor }
