import type { Clock } from '../clock.ts'
import type { Heard } from '../ear.ts'
import type { TwinPerson } from '../twin.ts'
import type { Choice } from './schemas/callback.ts'
import type { CommandBody } from './schemas/command.ts'
import type { MessageComponent } from './schemas/components.ts'
import type { Embed } from './schemas/embed.ts'
import type { Modal } from './schemas/modal.ts'

/** Everything Discord knows. One per twin; its maps are changed in place, their entries are replaced. */
export type State = {
  readonly clock: Clock
  readonly application: Application
  readonly guild: { readonly id: string; readonly name: string; readonly ownerId: string }
  readonly usher: User
  /** By user id, the bot among them. */
  readonly users: Map<string, User>
  readonly channels: Map<string, Channel>
  /** By id; the guild's own id is @everyone's. */
  readonly roles: Map<string, Role>
  readonly commands: Map<string, Command>
  readonly interactions: Map<string, Interaction>
  /** The modal that is open, by user id. */
  readonly forms: Map<string, OpenForm>
  /** What the client itself says, by user id. */
  readonly problems: Map<string, string>
  /** Who takes no direct messages: user ids. */
  readonly closedDms: Set<string>
  /** By id. */
  readonly uploads: Map<string, Upload>
  /** Signs the addresses of files. */
  readonly fileKey: string
  /** Where the twin is: `http://127.0.0.1:4000`. */
  readonly address: () => string
  readonly standing: Standing
  readonly pings: string[]
  readonly nextId: () => string
  /** Sends an event to every gateway session whose intents ask for it. */
  readonly publish: (event: GatewayEvent) => void
  readonly onEvent: (listener: (event: GatewayEvent) => void) => void
  /** Tells everybody who looks at a screen. */
  readonly changed: () => void
  readonly onChange: (listener: () => void) => () => void
}

/** How the bot stands with Discord and with the guild. Changed in place. */
export type Standing = {
  token: string
  isInGuild: boolean
  /** Discord takes it for a spammer. */
  isFlagged: boolean
  /** So many direct channels are refused as opened too fast. */
  tooFast: number
}

export type Application = {
  readonly id: string
  /** Hexadecimal, Ed25519. */
  readonly publicKey: string
}

export type GatewayEvent = {
  readonly name: string
  readonly payload: unknown
  /** Any of these bits; every session where absent. */
  readonly intents?: number
}

export type User = TwinPerson & {
  readonly locale: string
  readonly isBot: boolean
  /** False for somebody who shares no guild with the bot. */
  readonly isInGuild: boolean
  readonly isOwner: boolean
  readonly email?: string
  /** Whether they have shown that the address is theirs. */
  readonly isVerified: boolean
}

export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: 'text' | 'thread' | 'direct'
  readonly topic: string
  /** User ids, of a direct channel and of a thread, which is always a private one. */
  readonly members: ReadonlySet<string>
  /** By the id of a role or a user. A thread has its parent's. */
  readonly overwrites: ReadonlyMap<string, Overwrite>
  /** The channel a thread belongs to. */
  readonly parent?: string
  /** Oldest first. */
  readonly messages: Map<string, Message>
  /** The newest message each user has looked at, by user id. */
  readonly seen: Map<string, string>
}

/** What one channel changes for a role or a person. */
export type Overwrite = {
  readonly type: 'role' | 'member'
  readonly allow: bigint
  readonly deny: bigint
}

export type Role = {
  readonly id: string
  readonly name: string
  readonly permissions: bigint
  readonly position: number
  /** Came with the bot, and goes with it. */
  readonly isManaged: boolean
  /** User ids; of @everyone none are listed. */
  readonly holders: ReadonlySet<string>
}

export type Message = {
  readonly id: string
  readonly channel: string
  /** A user id. */
  readonly author: string
  readonly sentAt: Date
  readonly editedAt?: Date
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly components: readonly MessageComponent[]
  /** Ids of uploads. */
  readonly attachments: readonly string[]
  readonly flags: number
  /** Ids of the users it mentions. */
  readonly mentions: readonly string[]
  readonly nonce?: string | number
  /** Ephemeral: the only user who sees it. */
  readonly onlyFor?: string
  /** The interaction it answers or follows. */
  readonly cause?: Cause
}

/** A file in a message, or given with a command or in a form. */
export type Upload = {
  readonly id: string
  /** As Discord calls it. */
  readonly name: string
  /** As it was called, without its ending, where Discord changed that. */
  readonly title?: string
  readonly description?: string
  readonly content: Uint8Array
  readonly contentType?: string
  /** A user id. */
  readonly by: string
  /** The channel of its message; the application's id where only the bot got it. */
  readonly place: string
  /** Somebody's alone. */
  readonly isEphemeral: boolean
}

/** What of an interaction is told with its messages. */
export type Cause = {
  readonly id: string
  readonly type: number
  readonly user: string
  /** Of the command. */
  readonly name?: string
  readonly commandType?: number
  /** The message with the button, also the one whose button opened the submitted form. */
  readonly message?: string
  /** What `@original` is: the first answer. */
  readonly original?: string
  /** The person or message a context menu was opened on. */
  readonly target?: string
  /** What opened the submitted form. */
  readonly trigger?: Cause
}

/** One thing a person did, and what became of it. */
export type Interaction = Cause & {
  readonly token: string
  readonly channel: string
  readonly startedAt: Date
  /** `held` until it is sent out; `failed` when the first answer did not come in time. */
  readonly status: 'held' | 'waiting' | 'answered' | 'failed'
  /** The submitted form. */
  readonly form?: string
  /** Gets what an autocompletion was answered with, nothing when it failed. */
  readonly onChoices?: (choices: readonly Choice[]) => void
  /** Is told what the bot says to it. */
  readonly hear?: (heard: Heard) => void
}

export type OpenForm = {
  readonly id: string
  readonly modal: Modal
  readonly channel: string
  /** The message whose button opened it. */
  readonly message?: string
  readonly openedBy: Cause
  readonly isBusy: boolean
}

/** A registered command, of every guild or of one. */
export type Command = {
  readonly id: string
  /** Changes with every change of the command. */
  readonly version: string
  readonly guild?: string
  readonly body: CommandBody
}
