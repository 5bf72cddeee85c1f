import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { findChromium, openBrowser } from '../dsl/browser.ts'
import { startTwin as startDiscord } from './discord-rig.ts'
import { startTwin as startSlack } from './slack-rig.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where the application waits for who comes back. */
async function startApplication(): Promise<string> {
  const server = createServer((_, response) => response.end('You are back.'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return `http://127.0.0.1:${port}/link/back`
}

type Asked = { readonly back: string; readonly clientId: string; readonly scope: string }

const addressOf = (page: string, { back, clientId, scope }: Asked): string => {
  const asked = { client_id: clientId, redirect_uri: back, response_type: 'code', scope, state: 's-1' }
  return `${page}?${new URLSearchParams(asked)}`
}

async function slackPage(back: string): Promise<string> {
  const twin = await startSlack()
  twin.registerRedirect(back)
  const page = new URL('/openid/connect/authorize', twin.credentials.SLACK_API_URL).href
  return addressOf(page, {
    back,
    clientId: twin.signInCredentials.SLACK_CLIENT_ID,
    scope: 'openid email profile',
  })
}

async function discordPage(back: string): Promise<string> {
  const twin = await startDiscord()
  twin.registerRedirect(back)
  const page = new URL('/oauth2/authorize', twin.credentials.DISCORD_API_URL).href
  return addressOf(page, { back, clientId: twin.credentials.DISCORD_APP_ID, scope: 'identify email' })
}

const violation = z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })

/** The page's own policy lets no script in, so axe comes by the debugger. */
async function violationsOn(page: Page): Promise<unknown[]> {
  await page.evaluate(AXE)
  const found: unknown = await page.evaluate('axe.run().then(({ violations }) => violations)')
  return z.array(violation).parse(found)
}

describe.skipIf(!findChromium())('the sign-in page', () => {
  it.each([
    ['Slack', 'light', slackPage],
    ['Slack', 'dark', slackPage],
    ['Discord', 'light', discordPage],
    ['Discord', 'dark', discordPage],
  ] as const)('of %s is for everybody, in %s colours, and by keyboard', async (_platform, scheme, open) => {
    const browser = await openBrowser(findChromium() ?? '')
    onTestFinished(browser.close)
    const { page } = browser
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width: 360, height: 800 })
    const back = await startApplication()
    await page.goto(await open(back))
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.getByRole('button', { name: 'Dora Lindqvist' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href.startsWith(back))
    expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()
    expect(browser.problems()).toEqual([])
  })

  it.each([
    ['Slack', slackPage],
    ['Discord', discordPage],
  ] as const)('of %s says what is wrong', async (_platform, open) => {
    const browser = await openBrowser(findChromium() ?? '')
    onTestFinished(browser.close)
    const url = new URL(await open('http://127.0.0.1:3999/link/back'))
    url.searchParams.set('client_id', '1')
    await browser.page.goto(url.href)
    expect(await violationsOn(browser.page)).toEqual([])
    expect(await browser.page.getByRole('main').innerText()).toContain('there is no such application')
  })
})
