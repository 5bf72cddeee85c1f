import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor, Person, Place, PlatformName } from '../domain/actor.ts'
import type { ChannelRef, ChannelSight } from '../domain/channel.ts'
import type { UnreachableReason } from '../domain/closed-door.ts'
import type { Urgency } from '../domain/effect.ts'
import type { HoldReason } from '../domain/hold.ts'
import type { DeliveryId } from '../domain/ids.ts'
import type { Answer, View } from '../views/view.ts'

/** A chat platform: where people talk. Every folder beside this file implements it whole. */
export interface Platform {
  readonly name: PlatformName
  /** As people call it: "Slack". */
  readonly title: string
  /**
   * Connects (and registers commands where the platform wants that); from then on interactions arrive at `receive`, and
   * what becomes of the connection and of installations at `hear`.
   */
  start(receive: Receive, hear: Hear): Promise<void>
  /** Takes no new interactions and lets those under way be answered; messages can still be sent. Idempotent. */
  drain(): Promise<void>
  /** Drains and closes connections. Idempotent. */
  stop(): Promise<void>
  /** What the one web server has to pass on to this platform; empty where it comes by a socket. */
  readonly endpoints: readonly Endpoint[]

  /**
   * Sends a card or notice to somebody directly; a message ref, and only that, means delivered. The same nonce delivers
   * once, as far as the platform allows: one that is a repeat is looked for before it is sent again.
   * Throws {@link PlatformUnavailable} when trying again later makes sense.
   */
  deliver(to: Actor, view: View, attempt: Attempt): Promise<Delivery>
  /**
   * The direct message that an attempt with the same nonce has delivered. Undefined where there is none, and where the
   * platform does not let one look. Sends nothing. Throws {@link PlatformUnavailable}.
   */
  find(to: Actor, view: View, nonce: string): Promise<MessageRef | undefined>
  /** As {@link deliver}, to everybody in a channel. Throws {@link PlatformUnavailable}. */
  post(channel: ChannelRef, view: View, attempt: Attempt): Promise<Delivery>
  /** Replaces a delivered or posted message. Idempotent. Throws {@link PlatformUnavailable}. */
  revise(ref: MessageRef, view: View, urgency?: Urgency): Promise<Revision>

  /** Undefined for an id nobody has. Throws {@link PlatformUnavailable}. */
  findPerson(actor: Actor, urgency?: Urgency): Promise<Person | undefined>
  /**
   * By a confirmed address; undefined where nobody active has it or the platform does not know addresses. For one of very
   * many the answer may be some minutes old. Throws {@link PlatformUnavailable}.
   */
  findPersonByEmail(email: string, urgency?: Urgency): Promise<Person | undefined>
  /** Whom a mention means that was copied as text, as `<@U12345>`; undefined for what is none. */
  readMention(word: string): Promise<Actor | undefined>
  /** What somebody gave, read as it arrives. Throws {@link PlatformUnavailable}. */
  openFile(file: PickedFile): Promise<FileOpening>
  /** Who can read a channel, asked anew every time. Throws {@link PlatformUnavailable}. */
  inspect(channel: ChannelRef): Promise<ChannelSight>
}

export type Attempt = {
  /** The same for every attempt at the same message, and for no other message. */
  readonly nonce: string
  /** An earlier attempt may have been delivered. */
  readonly isRepeat: boolean
  /** Where the platform limits how much is sent, the urgent goes first; `interactive` unless said otherwise. */
  readonly urgency?: Urgency
}

/** Resolves when it is dealt with. Never rejects. */
export type Hear = (news: PlatformNews) => Promise<void>

/** What becomes of an installation; without a `space` (workspace or guild) of all of them. */
export type PlatformNews =
  | { readonly kind: 'lost'; readonly space?: string; readonly reason: HoldReason }
  | { readonly kind: 'back'; readonly space?: string }

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
  /** When it was done; only where it is run again after a crash. */
  readonly doneAt?: Date
}

/** What a people option or field gives, on every platform. */
export type Picked = {
  /** Actor ids of this platform, as {@link Actor.id}. */
  readonly actors: readonly string[]
  readonly emails: readonly string[]
  /** Words that are neither a person nor an address, as typed. */
  readonly unreadable: readonly string[]
}

/** What a file option or field gives, on every platform. */
export type PickedFile = {
  readonly name: string
  readonly bytes: number
  /** Opaque outside of its platform's folder. */
  readonly handle: string
}

export type FileOpening =
  /** Reading on may throw {@link PlatformUnavailable}. */
  | { readonly kind: 'open'; readonly content: AsyncIterable<Uint8Array> }
  /** It was deleted or its time is over; it lies where the platform keeps no files, or is not of who gave it; something else came instead of it. */
  | { readonly kind: 'refused'; readonly reason: 'gone' | 'elsewhere' | 'not_the_file' }

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
      readonly reason: UnreachableReason | 'unknown_channel' | 'too_long'
    }

export type Revision = { readonly kind: 'revised' } | { readonly kind: 'gone' }

/** Come back later. Neither the message nor the cause holds what was sent. */
export class PlatformUnavailable extends Error {
  /** The platform as people call it. */
  readonly who: string
  /** Its own wish, if it had one. */
  readonly waitMs: number | undefined
  /** Nothing was delivered for certain: it was refused, or never left. */
  readonly isUndone: boolean
  /** Nobody was even asked. */
  readonly isUntried: boolean
  /** It is no use for anything else there either, until that is over. */
  readonly hold: HoldReason | undefined
  constructor(who: string, because: PlatformTrouble) {
    super(`${who} is not available: ${because.problem}`, { cause: because.cause })
    this.name = 'PlatformUnavailable'
    this.who = who
    this.waitMs = because.waitMs
    this.isUntried = because.isUntried ?? false
    this.isUndone = this.isUntried || (because.isUndone ?? false)
    this.hold = because.hold
  }
}

export type PlatformTrouble = {
  /** The platform's own word, for the log. */
  readonly problem: string
  readonly cause?: unknown
  readonly waitMs?: number | undefined
  readonly isUndone?: boolean | undefined
  readonly isUntried?: boolean | undefined
  readonly hold?: HoldReason | undefined
}

export type Endpoint = {
  readonly path: string
  /** Gets the raw stream: signatures are over raw bytes. Answers every request, also the bad ones. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}
