import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { simulate } from '../../src/cli/simulate.ts'
import type { PageMessage } from '../../src/simulator/server/messages.ts'
import { type ServerNews, serverNews } from '../../src/simulator/server/news.ts'
import { eventually } from '../dsl/wait.ts'

const MIA = 'mia@lighthouse.example'

type Screens = Extract<ServerNews, { kind: 'screens' }>

/** A page without a browser. */
type Page = {
  readonly tell: (message: PageMessage) => void
  readonly sees: (holds: (screens: Screens) => boolean) => Promise<void>
}

describe('playing at a vendor', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'usher-simulate-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
  })

  async function play(environment: Readonly<Record<string, string>>) {
    const config = { web: { host: '127.0.0.1', port: 0 }, store: { dataDir } }
    const { app, url } = await simulate(config, { LOG_LEVEL: 'silent', ...environment })
    onTestFinished(() => app.stop())
    const page = await openPage(url)
    return { ...page, stop: () => app.stop() }
  }
  const inFolder = (path: string) => existsSync(join(dataDir, 'simulator', path))

  it('begins where the operator would have it, and never at the real vendor', async () => {
    const real = { DIGA_API_KEY: 'real', DIGA_PROJECT_ID: 'real', DIGA_API_URL: 'http://127.0.0.1:1' }
    const page = await play({ USHER_BACKEND: 'diga', ...real })
    await page.sees(({ home }) => home.name === 'diga' && home.console?.title === 'Diga')
    annInvitesMia(page)
    await page.sees(isInvited)
    expect(inFolder('diga/usher.db')).toBe(true)
    expect(inFolder('usher.db')).toBe(false)
  })

  it('moves there and back; each place remembers its own, and the chats stay', async () => {
    const page = await play({})
    await page.sees(({ home }) => home.name === 'embedded' && home.console === undefined)
    page.tell({ kind: 'move', id: 2, to: 'zenml' })
    await page.sees(({ home }) => home.name === 'zenml' && home.movingTo === undefined)
    annInvitesMia(page)
    await page.sees(isInvited)
    page.tell({ kind: 'move', id: 3, to: 'embedded' })
    await page.sees(({ home }) => home.name === 'embedded' && home.console === undefined)
    await page.sees(({ slack }) => hasRead(slack, 'Invitation sent'))
    page.tell({ kind: 'move', id: 4, to: 'zenml' })
    await page.sees(({ home }) => home.name === 'zenml')
    await page.sees(isInvited)
    annInvitesMia(page)
    await page.sees(({ slack }) => hasRead(slack, 'already'))
  })

  it('remembers nothing of a vendor who went with the last simulator', async () => {
    const first = await play({ USHER_BACKEND: 'zenml' })
    annInvitesMia(first)
    await first.sees(isInvited)
    await first.stop()

    const second = await play({ USHER_BACKEND: 'zenml' })
    annInvitesMia(second)
    await second.sees(isInvited)
  })

  it('knows no vendor of another name', async () => {
    await expect(play({ USHER_BACKEND: 'sun' })).rejects.toThrow('The simulator has no backend sun')
  })
})

function annInvitesMia({ tell }: Page): void {
  tell({
    kind: 'act',
    id: 1,
    platform: 'slack',
    person: 'ann',
    act: { kind: 'says', channel: GENERAL, text: `/team invite ${MIA}` },
  })
}

const GENERAL = 'C02GENERAL1'

const isInvited = ({ home }: Screens): boolean =>
  home.console?.people.some(({ email, invitedAs }) => email === MIA && invitedAs !== undefined) ?? false

const hasRead = ({ screen }: Screens['slack'], words: string): boolean =>
  screen?.channels.some(({ messages }) => messages.some(({ text }) => text.includes(words))) ?? false

async function openPage(url: URL): Promise<Page> {
  const socket = new WebSocket(`ws://${url.host}/socket`, { origin: url.origin })
  onTestFinished(() => socket.terminate())
  let last: Screens | undefined
  socket.on('message', (bytes: Buffer) => {
    const news = serverNews.parse(JSON.parse(bytes.toString()))
    if (news.kind === 'screens') last = news
  })
  await once(socket, 'open')
  const tell = (message: PageMessage) => socket.send(JSON.stringify(message))
  tell({ kind: 'watch', slack: 'ann', discord: 'mia' })
  return {
    tell,
    sees: (holds) =>
      eventually(
        () => last !== undefined && holds(last),
        () => `never seen; last were ${JSON.stringify(last?.home)}`,
      ),
  }
}
