import { type Client, Events, GatewayCloseCodes, GatewayDispatchEvents, RESTEvents } from 'discord.js'
import { z } from 'zod'
import type { Hear, PlatformNews } from '../platform.ts'

const readyEvent = z.object({ guilds: z.array(z.object({ id: z.string() })) })

/** Tells of the guilds that the bot is in: in which it arrives, and from which it is taken out. */
export function listenForNews(client: Client, hear: Hear): void {
  const { cache } = client.guilds
  const tell = (news: readonly PlatformNews[]) => {
    for (const one of news) void hear(one)
  }
  client.ws.on(GatewayDispatchEvents.Ready, (ready: unknown) => {
    const here = readyEvent.parse(ready).guilds.map(({ id }) => id)
    const gone = [...cache.keys()].filter((id) => !here.includes(id))
    for (const id of gone) cache.delete(id)
    tell(newsOfArrival(here, gone))
  })
  // A guild that is only out of order comes by another event.
  client.on(Events.GuildDelete, ({ id }) => tell([newsOfLoss([...cache.keys()], id)]))
  client.on(Events.GuildCreate, ({ id }) => tell(newsOfArrival([id])))
}

/**
 * The guilds that it is in are back, and those that it was in before are lost. Who connects and is in none has no news
 * of being back: whatever held them up still does.
 */
export function newsOfArrival(
  here: readonly string[],
  gone: readonly string[] = [],
): readonly PlatformNews[] {
  const back = here.map((space): PlatformNews => ({ kind: 'back', space }))
  return [...gone.map((id) => newsOfLoss(here, id)), ...(back.length > 0 ? [BACK, ...back] : [])]
}

/** Without any guild left there is nobody to write to, not even directly. */
export const newsOfLoss = (left: readonly string[], space: string): PlatformNews => ({
  kind: 'lost',
  reason: 'removed',
  ...(left.length > 0 && { space }),
})

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
