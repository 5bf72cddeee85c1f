import { describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../dsl/browser.ts'
import { openWorld } from '../dsl/world.ts'

const chromium = findChromium()

/** A browser and a world at once are much for a busy machine. */
const PATIENCE_MS = 120_000

/** What only a real browser holds a page to: its policy, its cookies from another site, and where its forms lead. */
describe.skipIf(!chromium)(`linking in a browser (${chromium ?? 'skipped: no Chromium found'})`, () => {
  test.each(['Lighthouse ID', 'Slack', 'Discord'])(
    'with %s, there and back',
    async (title) => {
      const world = await openWorld({ backend: 'zenml', signIn: true })
      const browser = await openBrowser(chromium ?? '')
      try {
        const { page } = browser
        // It opens at the first question, and takes longer for that than the bot would wait on a busy machine.
        await world.simulator.issuer.whoHas('nobody')
        await world.vendor.addMember('hana@lighthouse.example', 'Organization Member')
        const hana = title === 'Discord' ? world.discord('hana') : world.slack('hana')
        await hana.runs('/team link')
        await page.goto(hana.link('Open the link page').href)
        await page.getByRole('button', { name: `Sign in with ${title}` }).click()
        await page
          .getByRole('button', { name: /^Hana Kim/ })
          .first()
          .click()
        await page.getByText('Is this your account?').waitFor()
        await page.getByRole('button', { name: 'Link', exact: true }).click()
        await page.getByRole('heading', { name: 'Done: you are linked' }).waitFor()
        await hana.sees('You are linked to', 'in Lighthouse now')
        expect(browser.problems()).toEqual([])
      } finally {
        await browser.close()
        await world.close()
      }
    },
    PATIENCE_MS,
  )
})
