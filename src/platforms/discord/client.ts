import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options, type RateLimitData } from 'discord.js'
import type { Logger } from 'pino'
import { makeRequest } from './make-request.ts'
import { loggable } from './trouble.ts'

type ClientOptions = { readonly apiUrl: URL; readonly log: Logger }

/**
 * A discord.js client that never speaks to Discord twice for one call of ours, never pings anybody, and reports its
 * troubles by code only.
 */
export function createClient({ apiUrl, log }: ClientOptions): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: {
      api: apiUrl.href.replace(/\/$/u, ''),
      timeout: 5000,
      retries: 0,
      rejectOnRateLimit: isWorthLeaving,
      makeRequest,
    },
  })
  logTroubles(client, log)
  return client
}

const FROM_JOBS = ['/channels', '/users', '/guilds']
/** Longer than this, a job does something else; shorter, it is only the client keeping to 50 calls a second. */
const PATIENCE_MS = 1000

/** Jobs know how to come back later. Answers to people and the start wait in place. */
const isWorthLeaving = ({ route, retryAfter, timeToReset }: RateLimitData): boolean =>
  FROM_JOBS.some((prefix) => route.startsWith(prefix)) && Math.max(retryAfter, timeToReset) > PATIENCE_MS

function logTroubles(client: Client, log: Logger): void {
  // Without a listener an error event ends the process.
  client.on(Events.Error, (error) => log.error(loggable(error), 'discord client failed'))
  client.on(Events.ShardError, (error) => log.warn(loggable(error), 'discord gateway connection failed'))
  client.on(Events.ShardReconnecting, () => log.info('discord gateway reconnecting'))
  client.on(Events.ShardResume, () => log.info('discord gateway resumed'))
}

/** Idempotent. Says nothing of the connection it closes. */
export async function closeClient(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting)
  await client.destroy()
}

/** Says, loudly, what only the operator can repair, and what is no news for others. After the start, which throws its own sentences. */
export function watchForTheEnd(client: Client, log: Logger): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (code !== REFUSED_TOKEN) log.fatal({ code }, 'discord closed the gateway for good')
  })
}

const REFUSED_TOKEN: number = GatewayCloseCodes.AuthenticationFailed
