import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BotProcess, startBotProcess } from '../bench/bot-process.ts'
import { type Browser, findChromium, openBrowser } from '../dsl/browser.ts'

const chromium = findChromium()
const isRequired = Boolean(process.env['CI'] ?? process.env['USHER_REQUIRE_BROWSER'])

test.runIf(isRequired)('a Chromium is here, as it has to be', () => {
  expect(chromium, 'install Debian’s chromium, or set CHROMIUM_PATH').toBeDefined()
})

describe.skipIf(!chromium)(
  `the page in a browser (${chromium ?? 'skipped: no Chromium found, set CHROMIUM_PATH'})`,
  () => {
    let dataDir: string
    let bot: BotProcess
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'usher-browser-'))
      bot = await startBotProcess({ USHER_DATA_DIR: dataDir, LOG_LEVEL: 'trace' })
      browser = await openBrowser(chromium ?? '')
      page = browser.page
      await page.goto(bot.url)
    })

    afterAll(async () => {
      await browser.close()
      await bot.stop()
      await rm(dataDir, { recursive: true, force: true })
    })

    const chat = (name: 'Slack' | 'Discord'): Locator => page.getByLabel(name, { exact: true })
    const become = (name: 'Slack' | 'Discord', person: string) =>
      page.getByRole('combobox', { name: `On ${name} you are` }).selectOption({ label: person })

    async function says(name: 'Slack' | 'Discord', text: string): Promise<void> {
      const composer = chat(name).getByRole('textbox', { name: 'Message #general' })
      await composer.click()
      await composer.pressSequentially(text)
      await composer.press('Enter')
    }

    const sees = (name: 'Slack' | 'Discord', words: string) => chat(name).getByText(words).last().waitFor()

    test('Ann invites Mia on Slack, and Mia accepts on Discord', async () => {
      await become('Slack', 'Ann Lee')
      await become('Discord', 'Mia Tanaka')
      await says('Slack', '/team invite mia@lighthouse.example')
      await sees('Slack', 'Invitation sent to Mia Tanaka')

      await chat('Discord').getByRole('button', { name: /Usher/ }).click()
      await sees('Discord', 'invites you to join')
      await chat('Discord').getByRole('button', { name: 'Accept' }).click()
      await sees('Discord', 'You are in Lighthouse')
      expect(await chat('Discord').getByRole('button', { name: 'Accept' }).count()).toBe(0)

      await says('Slack', '/team members')
      await sees('Slack', '2 members of Lighthouse')
    })

    test('Ann invites Carol on Discord, and Carol accepts on Slack', async () => {
      await become('Slack', 'Carol Mendes')
      await become('Discord', 'Ann Lee')
      await says('Discord', '/team invite more:carol@lighthouse.example')
      await sees('Discord', 'Invitation sent to Carol Mendes')

      await chat('Slack').getByRole('button', { name: /Usher/ }).click()
      await chat('Slack').getByRole('button', { name: 'Accept' }).click()
      await sees('Slack', 'You are in Lighthouse')
    })

    describe('with the team at Deepgram', () => {
      const home = () => page.getByRole('combobox', { name: 'Lighthouse lives in' })
      const vendor = () => page.getByRole('region', { name: 'At Deepgram' })

      test('the bot moves there, and its window opens', async () => {
        await home().selectOption({ label: 'Deepgram' })
        await vendor().getByText('ann@lighthouse.example').waitFor()
        expect(await home().inputValue()).toBe('deepgram')
        expect(await vendor().getByText('mia@lighthouse.example').count()).toBe(0)
      })

      test('Ann invites Mia, who accepts and finishes in the mail', async () => {
        await become('Slack', 'Ann Lee')
        await become('Discord', 'Mia Tanaka')
        await chat('Slack').getByRole('button', { name: 'general' }).click()
        await says('Slack', '/team invite mia@lighthouse.example')
        await sees('Slack', 'Invitation sent to Mia Tanaka')
        await vendor().getByText('Deepgram invites you to Lighthouse').waitFor()

        // She may be there already: then an unread message is a second way there.
        await chat('Discord').getByRole('button', { name: /Usher/ }).first().click()
        await chat('Discord').getByRole('button', { name: 'Accept' }).click()
        await sees('Discord', 'finish in the mail')
        await vendor().getByRole('button', { name: 'Follow the link, as Mia Tanaka' }).click()
        await vendor().getByText('The link leads nowhere any more').waitFor()

        // The card of the team that lived elsewhere is there already.
        const isIn = chat('Discord').getByText('You are in Lighthouse')
        expect(await isIn.count()).toBe(1)
        await page.getByRole('button', { name: '+1 hour' }).click()
        await isIn.nth(1).waitFor()
      })

      test('Mia, who has an account there now, has a token to copy', async () => {
        const token = vendor().getByRole('textbox', { name: 'Mia Tanaka’s Deepgram token' })
        expect(await token.inputValue()).toMatch(/^\w{20,}$/)
        await vendor().getByRole('button', { name: 'Copy Mia Tanaka’s Deepgram token' }).click()
        await vendor()
          .getByText(/^(Copied|Marked)/)
          .waitFor()
      })

      test('the window goes away and comes back, and goes with the vendor', async () => {
        const toggle = page.getByRole('button', { name: 'At Deepgram' })
        await toggle.click()
        expect(await vendor().count()).toBe(0)
        expect(await toggle.getAttribute('aria-expanded')).toBe('false')
        await toggle.click()
        await vendor().waitFor()
        await home().selectOption({ label: "Usher's own database" })
        await vendor().waitFor({ state: 'detached' })
        await says('Slack', '/team members')
        await sees('Slack', '3 members of Lighthouse')
      })
    })

    test('nothing went wrong in the page', () => {
      expect(browser.problems()).toEqual([])
    })
  },
)
