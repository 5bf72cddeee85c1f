import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { invitationPage } from '../../src/views/invitation-page.ts'
import { linkPage } from '../../src/views/link-page.ts'
import { brokenPage, TOO_MANY_PAGE } from '../../src/views/link-page-words.ts'
import { findFreePort } from '../../src/web/free-port.ts'
import { pageHeaders } from '../../src/web/pages/headers.ts'
import { renderPage } from '../../src/web/pages/render-page.ts'
import { type Browser, findChromium, openBrowser } from '../dsl/browser.ts'
import { invitationPageSamples } from './invitation-page-samples.ts'
import { answeredSamples, pageSamples } from './page-samples.ts'

const chromium = findChromium()
const isRequired = Boolean(process.env['CI'] ?? process.env['USHER_REQUIRE_BROWSER'])

test.runIf(isRequired)('a Chromium is here, as it has to be', () => {
  expect(chromium, 'install Debian’s chromium, or set CHROMIUM_PATH').toBeDefined()
})

const url = new URL(`http://127.0.0.1:${await findFreePort('127.0.0.1')}`)
const stays = new URL('/nothing', url)

const invitations = invitationPageSamples(stays)

/** Those that look like no other page. */
const SHOWN_INVITATIONS = ['ask', 'offer', 'not_invited'] as const

const pages = new Map(
  [
    ...Object.entries(pageSamples(stays)).map(([kind, outcome]) => [kind, linkPage(outcome)] as const),
    ...answeredSamples.map((outcome, index) => [`answered-${index}`, linkPage(outcome)] as const),
    ...SHOWN_INVITATIONS.map((kind) => [`invitation-${kind}`, invitationPage(invitations[kind])] as const),
    ['broken', brokenPage('0a1b2c3d')] as const,
    ['too-many', TOO_MANY_PAGE] as const,
  ].map(([name, page]) => [
    name,
    renderPage(page, { pageUrl: new URL('/link/key', url), token: 'token', sealed: 'sealed' }),
  ]),
)

const LOOKS = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const

/** https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object */
const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))

describe.skipIf(!chromium)(
  `pages in a browser (${chromium ?? 'skipped: no Chromium found, set CHROMIUM_PATH'})`,
  () => {
    let server: Server
    let browser: Browser
    let page: Page
    let axe: string

    beforeAll(async () => {
      server = createServer((request, response) => {
        const html = pages.get(request.url?.slice(1) ?? '')
        response.writeHead(html ? 200 : 204, html ? pageHeaders(url) : {}).end(html)
      }).listen(Number(url.port), url.hostname)
      browser = await openBrowser(chromium ?? '')
      page = browser.page
      axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
    })

    afterAll(async () => {
      await browser.close()
      server.close()
    })

    test.each([...pages.keys()])('%s is for everybody: axe finds nothing to say', async (name) => {
      for (const { colorScheme, width } of LOOKS) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto(new URL(name, url).href)
        await page.evaluate(axe)
        const violations = found.parse(await page.evaluate('axe.run().then(({ violations }) => violations)'))
        expect(violations).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      }
    })

    test('names are words and no markup, and the keyboard reaches every button', async () => {
      await page.goto(new URL('ask', url).href)
      await page.getByText('Bob <b>Okafor</b> on Slack').first().waitFor()
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement?.textContent')).toBe('Sign in with Lighthouse ID')
    })

    test('nothing was blocked, and nothing went wrong', () => {
      expect(browser.problems()).toEqual([])
    })
  },
)
