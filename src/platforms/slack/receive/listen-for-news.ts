import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { HoldReason } from '../../../domain/hold.ts'
import type { Hear } from '../../platform.ts'
import { holdFor } from '../errors.ts'
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
  const token = await tryToken(client)
  if (token.isTaken) return log.info('slack said that the app was taken out, but it is still in')
  await hear({ ...news, reason: news.reason === 'removed' ? news.reason : (token.hold ?? news.reason) })
}

type Tried = { readonly isTaken: boolean; readonly hold?: HoldReason | undefined }

/** With the app its tokens end too, and are told of by an event of their own; that is one piece of news and not two. */
async function tryToken(client: WebClient): Promise<Tried> {
  try {
    await client.auth.test()
    return { isTaken: true }
  } catch (error) {
    return { isTaken: false, hold: holdFor(error) }
  }
}
