import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { Hear } from '../../platform.ts'
import type { Installation } from '../ids.ts'
import { NEWS_EVENTS, readNews } from '../news.ts'

type NewsDesk = {
  readonly client: WebClient
  readonly installation: Installation
  readonly hear: Hear
  readonly track: (work: Promise<void>) => void
  readonly log: Logger
}

/** Bolt acknowledges events by itself, and before anybody hears of them. */
export function listenForNews(app: App, desk: NewsDesk): void {
  for (const name of NEWS_EVENTS)
    app.event(name, async ({ body }) => {
      const work = passOn(desk, body)
      desk.track(work)
      await work
    })
}

async function passOn({ client, installation, hear, log }: NewsDesk, body: unknown): Promise<void> {
  const news = readNews(installation, body)
  if (!news) return
  // Events come late and twice, also after the app was installed anew.
  if (await isTokenTaken(client)) log.info('slack said that the app was taken out, but it is still in')
  else await hear(news)
}

/** Where Slack cannot be asked, its event is believed. */
async function isTokenTaken(client: WebClient): Promise<boolean> {
  try {
    await client.auth.test()
    return true
  } catch {
    return false
  }
}
