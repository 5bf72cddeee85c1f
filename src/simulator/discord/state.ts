import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { World } from '../world/world.ts'
import { createGuildChannels } from './channel.ts'
import type { Application, GatewayEvent, State } from './model.ts'
import { createRoles } from './roles.ts'
import { createSnowflakes } from './snowflake.ts'
import { createUsers, createUsher } from './user.ts'

type Surroundings = Pick<State, 'clock' | 'address'>

export function createState(world: World, { clock, address }: Surroundings): State {
  const nextId = createSnowflakes(clock)
  const users = createUsers(world)
  const usher = createUsher(clock)
  const events = createListeners<GatewayEvent>()
  const changes = createListeners<void>()
  const owner = users.find(({ isOwner }) => isOwner) ?? users[0] ?? usher
  const guild = { ...world.guild, ownerId: owner.id }
  const roles = createRoles(world, { guild, users, usher })
  const standing = { token: newToken(usher.id), isInGuild: true, isFlagged: false, tooFast: 0 }
  return {
    clock,
    nextId,
    usher,
    application: createApplication(usher.id),
    guild,
    roles,
    users: new Map([...users, usher].map((user) => [user.id, user])),
    channels: createGuildChannels(world, { guild, roles, users, nextId, now: clock.now() }),
    commands: new Map(),
    interactions: new Map(),
    forms: new Map(),
    problems: new Map(),
    closedDms: new Set(world.people.flatMap(({ discord }) => (discord?.closedDms ? [discord.id] : []))),
    uploads: new Map(),
    fileKey: randomBytes(32).toString('hex'),
    address,
    standing,
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
  return { id, publicKey: der.subarray(-32).toString('hex') }
}

/** The bot's id, the time and a secret, as Discord writes it. */
export const newToken = (id: string): string =>
  [Buffer.from(id), randomBytes(4), randomBytes(28)].map((part) => part.toString('base64url')).join('.')

function createListeners<Told>() {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell: (told: Told) => {
      for (const listener of listeners) listener(told)
    },
    add: (listener: (told: Told) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
