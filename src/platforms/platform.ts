import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor, Person, Place, PlatformName } from '../domain/actor.ts'
import type { ChannelRef, ChannelSight } from '../domain/channel.ts'
import type { DeliveryId } from '../domain/ids.ts'
import type { Answer, View } from '../views/view.ts'

/** A chat platform: where people talk. Every folder beside this file implements it whole. */
export interface Platform {
  readonly name: PlatformName
  /** As people call it: "Slack". */
  readonly title: string
  /** Connects (and registers commands where the platform wants that); interactions arrive at `receive` from then on. */
  start(receive: Receive): Promise<void>
  /** Takes no new interactions, lets those under way be answered, closes connections. Idempotent. */
  stop(): Promise<void>
  /** What the one web server has to pass on to this platform; empty where it comes by a socket. */
  readonly endpoints: readonly Endpoint[]

  /**
   * Sends a card or notice to somebody directly. The same `nonce` within minutes delivers once where the platform
   * can promise that (Discord); a message ref, and only that, means delivered.
   * Throws {@link PlatformUnavailable} when trying again later makes sense.
   */
  deliver(to: Actor, view: View, nonce: string): Promise<Delivery>
  /** As {@link deliver}, to everybody in a channel. Throws {@link PlatformUnavailable}. */
  post(channel: ChannelRef, view: View, nonce: string): Promise<Delivery>
  /** Replaces a delivered or posted message. Idempotent. Throws {@link PlatformUnavailable}. */
  revise(ref: MessageRef, view: View): Promise<Revision>

  /** Undefined for an id nobody has. Throws {@link PlatformUnavailable}. */
  findPerson(actor: Actor): Promise<Person | undefined>
  /** By a confirmed address; undefined where nobody active has it or the platform does not know addresses. Throws {@link PlatformUnavailable}. */
  findPersonByEmail(email: string): Promise<Person | undefined>
  /** Who can read a channel, asked anew every time. Throws {@link PlatformUnavailable}. */
  inspect(channel: ChannelRef): Promise<ChannelSight>
}

/** Resolves when the interaction is dealt with, answer included. Never rejects. */
export type Receive = (interaction: Interaction, responder: Responder) => Promise<void>

/** One thing a person did. */
export type Interaction = {
  readonly delivery: DeliveryId
  readonly kind: 'command' | 'shortcut' | 'press' | 'submission' | 'suggest'
  /** The command (for a shortcut too), the button's or form's name, or the name of what is to be suggested. */
  readonly name: string
  readonly actor: Actor
  readonly actorName: string
  /** False for people of another company who can press buttons in shared channels. */
  readonly isOurs: boolean
  readonly place: Place
  /** Raw: the route's schema is the door. A press has `subject`, a suggestion `query`, the rest their options or fields by name. */
  readonly input: Readonly<Record<string, unknown>>
  /** The message a pressed button is on, where it can be revised later. */
  readonly message?: MessageRef
}

/** What a people option or field gives, on every platform. */
export type Picked = {
  /** Actor ids of this platform, as {@link Actor.id}. */
  readonly actors: readonly string[]
  readonly emails: readonly string[]
  /** Words that are neither a person nor an address, as typed. */
  readonly unreadable: readonly string[]
}

/** The way back to the person who did something. Acknowledging is hidden in here. */
export interface Responder {
  /** What has to be kept is kept: from now on a timer may acknowledge before the platform's deadline. Idempotent. */
  kept(): void
  /** At most once. Throws when the person cannot be reached by this way any more. */
  answer(answer: Answer): Promise<void>
}

/** Durable handle of a delivered message; opaque outside of its platform's folder. */
export type MessageRef = {
  readonly platform: PlatformName
  readonly channel: string
  readonly message: string
}

export type Delivery =
  | { readonly kind: 'delivered'; readonly ref: MessageRef }
  /** Nothing was sent and trying again will not help. */
  | {
      readonly kind: 'undeliverable'
      readonly reason: 'closed' | 'unknown_person' | 'unknown_channel' | 'not_allowed' | 'too_long'
    }

export type Revision = { readonly kind: 'revised' } | { readonly kind: 'gone' }

/**
 * Come back later. `who` is the platform as people call it, `problem` its own word for the log, `waitMs` its own wish,
 * if it had one. Neither holds what was sent.
 */
export class PlatformUnavailable extends Error {
  readonly who: string
  readonly waitMs: number | undefined
  constructor(
    who: string,
    trouble: { readonly problem: string; readonly cause?: unknown; readonly waitMs?: number },
  ) {
    super(`${who} is not available: ${trouble.problem}`, { cause: trouble.cause })
    this.name = 'PlatformUnavailable'
    this.who = who
    this.waitMs = trouble.waitMs
  }
}

export type Endpoint = {
  readonly path: string
  /** Gets the raw stream: signatures are over raw bytes. Answers every request, also the bad ones. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}
