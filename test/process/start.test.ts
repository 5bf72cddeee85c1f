import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { makeFolder, start, stop } from './program.ts'

const STACK = /^\s+at /m

test('without tokens: says how long it took, and alone on the next line the address of the page', async () => {
  const cwd = await makeFolder()
  const { url, stdout } = await start({}, cwd)
  expect(stdout().split('\n')).toEqual([expect.stringMatching(/^ready in \d+ ms$/), url.href, ''])
  expect(existsSync(join(cwd, 'data/simulator/usher.db'))).toBe(true)

  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(await page.text()).toContain('<html')
})

test('an empty variable counts as none', async () => {
  const { url } = await start({ SLACK_BOT_TOKEN: '', DISCORD_TOKEN: ' ', DATABASE_URL: '' })
  expect((await fetch(url)).status).toBe(200)
})

test('the example configuration, copied as it stands, simulates too', async () => {
  const cwd = await makeFolder()
  const example = await readFile('.env.example', 'utf8')
  await writeFile(join(cwd, '.env'), `${example}\nSLACK_MODE=http\n`)
  const { url, stderr } = await start({}, cwd)
  expect((await fetch(url)).status).toBe(200)
  expect(stderr()).not.toMatch(/"level":(40|50|60)/)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with code 0, soon and silently', async (signal) => {
  const program = await start({ LOG_LEVEL: 'debug' })
  const { code, ms, stderr } = await stop(program, signal)
  expect({ code, stack: STACK.exec(stderr) }).toEqual({ code: 0, stack: null })
  expect(stderr).not.toMatch(/"level":(50|60)/)
  expect(ms).toBeLessThan(3000)
})

test('a page that is open does not hold up the end', async () => {
  const program = await start({})
  const page = new WebSocket(new URL('/socket', program.url), { origin: program.url.origin })
  await once(page, 'open')
  const { code, ms } = await stop(program, 'SIGINT')
  expect(code).toBe(0)
  expect(ms).toBeLessThan(3000)
})
