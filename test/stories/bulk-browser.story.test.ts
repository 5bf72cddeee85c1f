import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type BotProcess, startBotProcess } from '../bench/bot-process.ts'
import { type Browser, findChromium, openBrowser } from '../dsl/browser.ts'

const chromium = findChromium()

/** https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object */
const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))

const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 320 },
] as const

const STAFF = 'name,email\nDora,dora@lighthouse.example\nWei,wei@lighthouse.example\nTheo,theo(at)home\n'

describe.skipIf(!chromium)(
  `a list given on the page (${chromium ?? 'skipped: no Chromium found, set CHROMIUM_PATH'})`,
  () => {
    let dataDir: string
    let bot: BotProcess
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'usher-bulk-browser-'))
      bot = await startBotProcess({ USHER_DATA_DIR: dataDir, LOG_LEVEL: 'trace' })
      browser = await openBrowser(chromium ?? '')
      page = browser.page
      await page.goto(`${bot.url}#slack=ann&discord=ann`)
    })

    afterAll(async () => {
      await browser.close()
      await bot.stop()
      await rm(dataDir, { recursive: true, force: true })
    })

    type Chat = 'Slack' | 'Discord'
    const chat = (name: Chat): Locator => page.getByLabel(name, { exact: true })
    const button = (name: Chat, label: string | RegExp) => chat(name).getByRole('button', { name: label })
    const sees = (name: Chat, words: string | RegExp) => chat(name).getByText(words).last().waitFor()
    const fileInput = (name: Chat) => chat(name).getByLabel('Choose a file')

    async function types(name: Chat, text: string): Promise<Locator> {
      const composer = chat(name).getByRole('textbox', { name: /^Message/ })
      await composer.click()
      await composer.pressSequentially(text)
      return composer
    }

    async function opensForm(name: Chat): Promise<void> {
      const composer = await types(name, '/team bulk')
      await composer.press('Enter')
      await fileInput(name).waitFor()
    }

    async function fileOf(name: string, content: string | Buffer): Promise<string> {
      const path = join(dataDir, name)
      await writeFile(path, content)
      return path
    }

    async function downloads(name: Chat, file: RegExp): Promise<string> {
      const download = page.waitForEvent('download')
      await button(name, file).last().click()
      return readFile(await (await download).path(), 'utf8')
    }

    async function isForEverybody(): Promise<void> {
      for (const { colorScheme, width } of LOOKS) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        const run = "axe.run('.chats').then(({ violations }) => violations)"
        expect(found.parse(await page.evaluate(run))).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1440, height: 900 })
    }

    test('a file of twenty megabytes stays here', async () => {
      await opensForm('Slack')
      await fileInput('Slack').setInputFiles(await fileOf('all.csv', Buffer.alloc(20 * 1024 * 1024, 'a')))
      await sees('Slack', '“all.csv” is 20 MB large, and this page takes 10 MB at most.')
      await button('Slack', 'Close this notice').click()
    })

    test('a file is chosen, taken off with the keyboard, and chosen again', async () => {
      await fileInput('Slack').setInputFiles(await fileOf('staff.csv', STAFF))
      await sees('Slack', /^\d+ bytes$/)
      await button('Slack', 'Take staff.csv off').press('Enter')
      expect(await button('Slack', 'Take staff.csv off').count()).toBe(0)
      expect(await page.evaluate('document.activeElement?.type')).toBe('file')
      await fileInput('Slack').setInputFiles(await fileOf('staff.csv', STAFF))
      await button('Slack', 'Take staff.csv off').waitFor()
    })

    test('the form with its file is for everybody: axe finds nothing to say', async () => {
      await page.evaluate(axe.source)
      await opensForm('Discord')
      await button('Discord', 'No file at hand? Take the example list').click()
      await button('Discord', 'Take example-list.csv off').waitFor()
      await isForEverybody()
      await button('Discord', 'Cancel').click()
    })

    test('on Slack it is shown what the list would do, also as a file to download', async () => {
      await button('Slack', 'Show me first').click()
      await sees('Slack', 'I have read your list')
      await button('Slack', 'Done').click()
      await button('Slack', /Usher/).first().click()
      await sees('Slack', 'Invite 2 people to Lighthouse?')
      await button('Slack', 'All lines as CSV').click()
      expect(await downloads('Slack', /^Download /)).toContain('theo(at)home')
      await isForEverybody()
      await button('Slack', 'Forget it').click()
      await sees('Slack', 'Nobody was invited')
    })

    test('on Discord the file goes along with the command', async () => {
      const composer = await types('Discord', '/team bulk file:')
      const chooser = page.waitForEvent('filechooser')
      await composer.press('Enter')
      await (await chooser).setFiles(await fileOf('new staff.csv', STAFF))
      await button('Discord', 'Take new staff.csv off').waitFor()
      await composer.press('Enter')
      await sees('Discord', 'Invite 2 people to Lighthouse?')
      await button('Discord', 'All lines as CSV').click()
      expect(await downloads('Discord', /^Download /)).toContain('theo(at)home')
    })

    test('and the report, too, can be taken along', async () => {
      await button('Discord', 'Invite 2 people').click()
      await button('Discord', 'Direct Messages').click()
      await sees('Discord', 'Invited 2 of 2 people to Lighthouse')
      await button('Discord', 'All lines as CSV').click()
      expect(await downloads('Discord', /^Download /)).toContain('dora@lighthouse.example')
      await isForEverybody()
    })

    test('a file that is too large for the bot gets as far as the bot', async () => {
      await button('Slack', 'general').click()
      await opensForm('Slack')
      await fileInput('Slack').setInputFiles(
        await fileOf('large.csv', Buffer.alloc(5_000_001, `a@b.example${' '.repeat(9000)}\n`)),
      )
      await button('Slack', 'Show me first').click()
      await sees('Slack', /is too large$/)
    })

    test('nothing went wrong in the page', () => {
      expect(browser.problems()).toEqual([])
    })
  },
)
