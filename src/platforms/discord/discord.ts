import type { Client } from 'discord.js'
import type { Logger } from 'pino'
import type { Actor } from '../../domain/actor.ts'
import type { CommandTable } from '../../domain/command.ts'
import { createPacer } from '../pace.ts'
import type { Hear, Platform, Receive } from '../platform.ts'
import { closeClient, createClient, watchForTheEnd } from './client.ts'
import { connect } from './connect.ts'
import { deliver, find, post, type Sending } from './deliver.ts'
import { inspect } from './inspect.ts'
import { listenForNews, listenForRefusal } from './news.ts'
import { openFile } from './open-file.ts'
import { createPeople } from './people.ts'
import { receiveFrom } from './receive/receive.ts'
import { registerCommands } from './register.ts'
import { revise } from './revise.ts'
import { isSnowflake } from './snowflake.ts'

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
  const client = createClient(options)
  const sending = sendingBy(client, options)
  const { self, pacer } = sending
  const guildIds = () => [...client.guilds.cache.keys()]
  const { find: findPerson, recall } = createPeople({ rest: client.rest, pacer, guildIds })
  let started: Promise<() => Promise<void>> | undefined

  const drain = async () => {
    const takeNoMore = await started?.catch(() => undefined)
    await takeNoMore?.()
  }

  return {
    name: 'discord',
    title: 'Discord',
    endpoints: [],
    start: async (receive, hear) => {
      started ??= start(client, options, { receive, hear })
      await started
    },
    drain,
    stop: async () => {
      await drain()
      await closeClient(client)
    },
    deliver: (to, view, attempt) => deliver(sending, to, { view, attempt }),
    find: (to, view, nonce) => find(sending, to, { view, nonce }),
    post: (channel, view, attempt) => post(sending, channel, { view, attempt }),
    revise: (ref, view) => revise(client.rest, ref, view),
    findPerson,
    // Bots never see an address: https://docs.discord.com/developers/resources/user#user-object
    findPersonByEmail: async () => undefined,
    readMention: async (word) => readMention(word),
    openFile: (file) => openFile(options.apiUrl, file),
    inspect: (channel) => inspect({ rest: client.rest, self: self(), recall }, channel),
  }
}

/** https://docs.discord.com/developers/reference#message-formatting */
function readMention(word: string): Actor | undefined {
  const id = /^<@!?(\d+)>$/u.exec(word)?.[1] ?? ''
  return isSnowflake(id) ? { platform: 'discord', id } : undefined
}

const sendingBy = (client: Client, { appId, now }: DiscordOptions): Sending => ({
  rest: client.rest,
  pacer: createPacer({ who: 'Discord', now }),
  now,
  self: () => client.user?.id ?? appId,
  isIn: (guild) => (guild ? client.guilds.cache.has(guild) : client.guilds.cache.size > 0),
})

const WRONG_APP =
  'DISCORD_APP_ID is not the application that DISCORD_TOKEN belongs to: copy the "Application ID" from its page at https://discord.com/developers/applications.'

type Ears = { readonly receive: Receive; readonly hear: Hear }

/** Throws a sentence for the operator, and is then disconnected. */
async function start(
  client: Client,
  options: DiscordOptions,
  { receive, hear }: Ears,
): Promise<() => Promise<void>> {
  const { token, appId, commands, log } = options
  listenForNews(client, hear)
  const takeNoMore = receiveFrom(client, { commands, log, receive })
  try {
    await connect(client, token)
    if (client.application?.id !== appId) throw new Error(WRONG_APP)
    await registerCommands(client.rest, { appId, commands, log })
  } catch (error) {
    await closeClient(client)
    throw error
  }
  listenForRefusal(client, hear)
  watchForTheEnd(client, log)
  return takeNoMore
}
