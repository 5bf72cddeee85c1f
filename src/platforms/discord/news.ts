import { type Client, Events, GatewayCloseCodes, GatewayDispatchEvents, RESTEvents } from 'discord.js'
import { z } from 'zod'
import type { Hear, PlatformNews } from '../platform.ts'

/** Tells of the guilds that the bot is in: in which it arrives, and from which it is taken out. */
export function listenForNews(client: Client, hear: Hear): void {
  const tell = (news: PlatformNews) => void hear(news)
  client.ws.on(GatewayDispatchEvents.Ready, (ready: unknown) => compare(client, ready).forEach(tell))
  // A guild that is only out of order comes by another event.
  client.on(Events.GuildDelete, ({ id }) => guildLost(client, id).forEach(tell))
  client.on(Events.GuildCreate, ({ id }) => [BACK, guildBack(id)].forEach(tell))
}

/** Tells that the token is not taken any more. After the start, which throws a sentence about it. */
export function listenForRefusal(client: Client, hear: Hear): void {
  const tell = () => void hear(TOKEN_REFUSED)
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (code === REFUSED_TOKEN) tell()
  })
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth !== false) tell()
  })
}

const REFUSED_TOKEN: number = GatewayCloseCodes.AuthenticationFailed

const TOKEN_REFUSED: PlatformNews = { kind: 'lost', reason: 'token_refused' }
const BACK: PlatformNews = { kind: 'back' }

const guildBack = (space: string): PlatformNews => ({ kind: 'back', space })

/** Without any guild left there is nobody to write to, not even directly. */
const guildLost = ({ guilds }: Client, space: string): readonly PlatformNews[] =>
  guilds.cache.size > 0 ? [{ kind: 'lost', space, reason: 'removed' }] : [{ kind: 'lost', reason: 'removed' }]

const readyEvent = z.object({ guilds: z.array(z.object({ id: z.string() })) })

/**
 * The guilds that it is in are back, and those that it was in before are lost. Who connects and is in none has no news:
 * whatever held them up still does.
 */
function compare(client: Client, ready: unknown): readonly PlatformNews[] {
  const { data } = readyEvent.safeParse(ready)
  const here = (data?.guilds ?? []).map(({ id }) => id)
  const gone = [...client.guilds.cache.keys()].filter((id) => !here.includes(id))
  const lost = gone.flatMap((id) => {
    client.guilds.cache.delete(id)
    return guildLost(client, id)
  })
  return here.length === 0 ? lost : [...lost, BACK, ...here.map(guildBack)]
}
