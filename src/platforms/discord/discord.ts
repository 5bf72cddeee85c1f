import type { Client } from 'discord.js'
import type { Logger } from 'pino'
import type { Actor } from '../../domain/actor.ts'
import type { CommandTable } from '../../domain/command.ts'
import type { Platform, Receive } from '../platform.ts'
import { createRecent } from '../recent.ts'
import { closeClient, createClient, watchForTheEnd } from './client.ts'
import { connect } from './connect.ts'
import { deliver, post } from './deliver.ts'
import { findMember, findPerson } from './find-person.ts'
import { inspect } from './inspect.ts'
import { receiveFrom } from './receive/receive.ts'
import { registerCommands } from './register.ts'
import { revise } from './revise.ts'

export type DiscordOptions = {
  readonly token: string
  readonly appId: string
  /** `https://discord.com/api`, or another server that speaks the same protocol. */
  readonly apiUrl: URL
  readonly commands: CommandTable
  readonly now: () => Date
  readonly log: Logger
}

/** Discord by gateway: the bot calls Discord, so nothing has to be reachable from outside. */
export function createDiscord(options: DiscordOptions): Platform {
  const { log } = options
  const client = createClient(options)
  const members = createRecent((key) => {
    const [guildId = '', id = ''] = key.split('/')
    return findMember(client.rest, guildId, { platform: 'discord', id })
  })
  const recall = (guildId: string, { id }: Actor) => members.recall(`${guildId}/${id}`)
  let started: Promise<() => Promise<void>> | undefined

  const drain = async () => {
    const takeNoMore = await started?.catch(() => undefined)
    await takeNoMore?.()
  }

  return {
    name: 'discord',
    title: 'Discord',
    endpoints: [],
    start: async (receive) => {
      started ??= start(client, options, receive)
      await started
    },
    drain,
    stop: async () => {
      await drain()
      await closeClient(client)
    },
    deliver: (to, view, attempt) => deliver({ rest: client.rest, log }, { to, view, ...attempt }),
    post: (channel, view, attempt) => post(client.rest, { channel, view, ...attempt }),
    revise: (ref, view) => revise(client.rest, ref, view),
    findPerson: (actor) => findPerson(client.rest, [...client.guilds.cache.keys()], actor),
    // Bots never see an address: https://docs.discord.com/developers/resources/user#user-object
    findPersonByEmail: async () => undefined,
    inspect: (channel) =>
      inspect({ rest: client.rest, self: client.user?.id ?? options.appId, recall }, channel),
  }
}

const WRONG_APP =
  'DISCORD_APP_ID is not the application that DISCORD_TOKEN belongs to: copy the "Application ID" from its page at https://discord.com/developers/applications.'

/** Throws a sentence for the operator, and is then disconnected. */
async function start(
  client: Client,
  options: DiscordOptions,
  receive: Receive,
): Promise<() => Promise<void>> {
  const { token, appId, commands, log } = options
  const takeNoMore = receiveFrom(client, { commands, log, receive })
  try {
    await connect(client, token)
    if (client.application?.id !== appId) throw new Error(WRONG_APP)
    await registerCommands(client.rest, { appId, commands, log })
  } catch (error) {
    await closeClient(client)
    throw error
  }
  watchForTheEnd(client, log)
  return takeNoMore
}
