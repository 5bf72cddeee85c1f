import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { World } from '../world.ts'
import type { Channel } from './channel.ts'
import { createGuildChannels } from './channel.ts'
import type { Command } from './commands.ts'
import type { Interaction } from './interactions/interaction.ts'
import type { Modal } from './schemas/modal.ts'
import { createSnowflakes } from './snowflake.ts'
import { createUsers, createUsher, type User } from './user.ts'

/** Everything Discord knows. One per twin; its maps are changed in place, their entries are replaced. */
export type State = {
  readonly clock: Clock
  readonly application: Application
  readonly guild: { readonly id: string; readonly name: string; readonly ownerId: string }
  readonly usher: User
  /** By user id, the bot among them. */
  readonly users: ReadonlyMap<string, User>
  readonly channels: Map<string, Channel>
  readonly commands: Map<string, Command>
  readonly interactions: Map<string, Interaction>
  /** The modal that is open, by user id. */
  readonly forms: Map<string, OpenForm>
  /** What the client itself says, by user id. */
  readonly problems: Map<string, string>
  /** Who takes no direct messages: user ids. */
  readonly closedDms: Set<string>
  readonly pings: string[]
  readonly nextId: () => string
  /** Sends an event to every gateway session whose intents ask for it. */
  readonly publish: (event: GatewayEvent) => void
  readonly onEvent: (listener: (event: GatewayEvent) => void) => void
  /** Tells everybody who looks at a screen. */
  readonly changed: () => void
  readonly onChange: (listener: () => void) => () => void
}

export type Application = {
  readonly id: string
  readonly token: string
  /** Hexadecimal, Ed25519. */
  readonly publicKey: string
}

export type GatewayEvent = {
  readonly name: string
  readonly payload: unknown
  /** Any of these bits; every session where absent. */
  readonly intents?: number
}

export type OpenForm = {
  readonly id: string
  readonly modal: Modal
  readonly channel: string
  /** The message whose button opened it. */
  readonly message?: string
  readonly isBusy: boolean
}

export function createState(world: World, clock: Clock): State {
  const nextId = createSnowflakes(clock)
  const users = createUsers(world)
  const usher = createUsher(clock)
  const events = createListeners<GatewayEvent>()
  const changes = createListeners<void>()
  const owner = users.find(({ isOwner }) => isOwner) ?? users[0] ?? usher
  return {
    clock,
    nextId,
    usher,
    application: createApplication(usher.id),
    guild: { ...world.guild, ownerId: owner.id },
    users: new Map([...users, usher].map((user) => [user.id, user])),
    channels: createGuildChannels(world, { users, nextId, now: clock.now() }),
    commands: new Map(),
    interactions: new Map(),
    forms: new Map(),
    problems: new Map(),
    closedDms: new Set(world.people.flatMap(({ discord }) => (discord?.closedDms ? [discord.id] : []))),
    pings: [],
    publish: events.tell,
    onEvent: (listener) => void events.add(listener),
    changed: () => changes.tell(),
    onChange: changes.add,
  }
}

function createApplication(id: string): Application {
  const { publicKey } = generateKeyPairSync('ed25519')
  const der = publicKey.export({ format: 'der', type: 'spki' })
  const secret = `${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`
  return {
    id,
    token: `${Buffer.from(id).toString('base64url')}.${secret}`,
    publicKey: der.subarray(-32).toString('hex'),
  }
}

function createListeners<Told>() {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell: (told: Told) => {
      for (const listener of [...listeners]) listener(told)
    },
    add: (listener: (told: Told) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
