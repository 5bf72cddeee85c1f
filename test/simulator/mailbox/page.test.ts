import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createRunningClock } from '../../../src/simulator/create-clock.ts'
import { type Simulator, startSimulator } from '../../../src/simulator/simulator.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { type Browser, findChromium, openBrowser } from '../../dsl/browser.ts'

const chromium = findChromium()
const LINK = 'http://127.0.0.1:4000/link/abc'
const violations = z.object({ violations: z.array(z.object({ id: z.string() })) })

describe.skipIf(!chromium)('mail on the page', () => {
  let simulator: Simulator
  let browser: Browser
  beforeAll(async () => {
    simulator = await startSimulator({
      host: '127.0.0.1',
      port: 0,
      clock: createRunningClock(),
      world: createWorld(),
      slackManifest: parse(await readFile('manifests/slack.yaml', 'utf8')),
    })
    browser = await openBrowser(chromium ?? '')
    await browser.page.goto(simulator.url.href)
  })
  afterAll(async () => {
    await browser.close()
    await simulator.close()
  })

  const send = async (to: string, text: string) => {
    const { USHER_MAIL_URL: url = '', USHER_MAIL_FROM: from } = simulator.mailbox.environment
    await createTransport(url).sendMail({ from, to, subject: `For ${to}`, text })
  }
  const toggle = (name: string | RegExp) => browser.page.getByRole('button', { name })
  const mail = () => browser.page.getByRole('region', { name: 'Mail' })

  test('is counted until it is looked at, and only that of who is on screen', async () => {
    await send('ann@lighthouse.example', `Follow ${LINK}.`)
    await send('bob@lighthouse.example', 'Not for Ann.')
    await toggle('Mail 1 unread').waitFor()
    await toggle('Mail 1 unread').press('Enter')
    await mail().getByRole('heading', { name: 'For ann@lighthouse.example' }).waitFor()
    expect(await mail().getByRole('article').count()).toBe(1)
    expect(await toggle(/unread/).count()).toBe(0)
  })

  test('has links that open in a tab of their own and learn nothing of this one', async () => {
    const link = mail().getByRole('link', { name: LINK })
    expect(await link.getAttribute('href')).toBe(LINK)
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.getAttribute('rel')).toContain('noopener')
  })

  test.each(['light', 'dark'] as const)(
    'can be read by everybody, on a small screen too: %s',
    async (look) => {
      const { page } = browser
      await page.emulateMedia({ colorScheme: look })
      await page.setViewportSize({ width: 360, height: 740 })
      await page.evaluate(axe.source)
      const found = violations.parse(await page.evaluate('axe.run()'))
      expect(found.violations).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    },
  )
})
