import type { RawData } from 'ws'
import { z } from 'zod'
import { CLOSE, INTENT, OP } from '../protocol.ts'

const envelope = z.object({ op: z.int(), d: z.unknown() })

export type Frame = z.output<typeof envelope>

/** Undefined for what is not a gateway frame. */
export function readFrame(bytes: RawData): Frame | undefined {
  try {
    return envelope.safeParse(JSON.parse(asText(bytes))).data
  } catch {
    return undefined
  }
}

function asText(bytes: RawData): string {
  if (Array.isArray(bytes)) return Buffer.concat(bytes).toString()
  return Buffer.isBuffer(bytes) ? bytes.toString() : Buffer.from(bytes).toString()
}

const identify = z.object({
  token: z.string(),
  intents: z.number(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  shard: z.tuple([z.int(), z.int()]).optional(),
})

const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() })

/** What became of a frame: the values, or the code that the socket closes with. */
type Read<Value> = { readonly value: Value } | { readonly close: number }

const KNOWN_INTENTS = (1 << 17) - 1 + (1 << 20) + (1 << 21) + (1 << 24) + (1 << 25) - (1 << 16)
/** The application was approved for none of them. */
const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent

/** Source: https://docs.discord.com/developers/events/gateway-events#identify */
export function readIdentify(d: unknown, token: string): Read<z.output<typeof identify>> {
  const { data: value } = identify.safeParse(d)
  if (!value) return { close: CLOSE.decodeError }
  if (bare(value.token) !== token) return { close: CLOSE.authenticationFailed }
  const [shard, shards] = value.shard ?? [0, 1]
  if (shard < 0 || shard >= shards) return { close: CLOSE.invalidShard }
  if (!isIntents(value.intents)) return { close: CLOSE.invalidIntents }
  return value.intents & PRIVILEGED ? { close: CLOSE.disallowedIntents } : { value }
}

export function readResume(d: unknown, token: string): Read<z.output<typeof resume>> {
  const { data: value } = resume.safeParse(d)
  if (!value) return { close: CLOSE.decodeError }
  return bare(value.token) === token ? { value } : { close: CLOSE.authenticationFailed }
}

const isIntents = (intents: number): boolean =>
  Number.isInteger(intents) && intents >= 0 && intents < 2 ** 31 && (intents & ~KNOWN_INTENTS) === 0

const bare = (token: string): string => token.replace(/^Bot /, '')

/** Heartbeats every so many milliseconds. A twin does not drop who is late: its clock may be moved by hours. */
const HEARTBEAT_MS = 41_250

export const HELLO = JSON.stringify({
  op: OP.hello,
  d: { heartbeat_interval: HEARTBEAT_MS },
  s: null,
  t: null,
})
export const HEARTBEAT_ACK = JSON.stringify({ op: OP.heartbeatAck, d: null, s: null, t: null })
export const RECONNECT = JSON.stringify({ op: OP.reconnect, d: null, s: null, t: null })
export const INVALID_SESSION = JSON.stringify({ op: OP.invalidSession, d: false, s: null, t: null })
