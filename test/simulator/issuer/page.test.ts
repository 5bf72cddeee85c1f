import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Browser, findChromium, openBrowser } from '../../dsl/browser.ts'
import { openIssuer, REDIRECT } from './rig.ts'

const chromium = findChromium()

const violations = z.object({ violations: z.array(z.object({ id: z.string() })) })

describe.skipIf(!chromium)('the pages of the issuer in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '')
  })
  afterAll(() => browser.close())

  const faults = async () => {
    await browser.page.evaluate(axe.source)
    const found = violations.parse(await browser.page.evaluate('axe.run()'))
    return found.violations.map(({ id }) => id)
  }

  test.each(['light', 'dark'] as const)(
    'can be used by everybody, on a small screen too: %s',
    async (look) => {
      const { begin } = await openIssuer()
      const { page } = browser
      await page.emulateMedia({ colorScheme: look })
      await page.setViewportSize({ width: 360, height: 700 })
      for (const change of [{}, { redirect_uri: 'https://evil.example/' }]) {
        await page.goto((await begin(change)).url.href)
        expect(await faults()).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      }
    },
  )

  test('is left by keyboard, and the browser lets the form lead back', async () => {
    const { begin } = await openIssuer()
    const { page } = browser
    await page.goto((await begin()).url.href)
    const back = page.waitForRequest((request) => request.url().startsWith(REDIRECT))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.value')).toBe('bob')
    await page.keyboard.press('Enter')
    expect(new URL((await back).url()).searchParams.get('code')).toBeTruthy()
  })
})
