import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { problemOf } from '../../src/cli/problems.ts'
import { noteLog, noteSecretsOf } from '../dsl/log.ts'

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const USHER = resolve('src/cli/usher.js')

/** In an empty directory, with nothing set but `env`. */
async function usher(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  dotenv = '',
): Promise<Ended> {
  const cwd = mkdtempSync(join(tmpdir(), 'usher-cli-'))
  onTestFinished(() => rmSync(cwd, { recursive: true }))
  writeFileSync(join(cwd, '.env'), dotenv)
  noteSecretsOf(env)
  return new Promise((done) => {
    const child = execFile(process.execPath, [USHER, ...args], { cwd, env }, (_error, stdout, stderr) => {
      noteLog()(stderr)
      done({ code: child.exitCode, stdout, stderr })
    })
  })
}

test('an unknown word is answered with the known ones', async () => {
  expect(await usher(['dance'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Write usher and one of start, simulate, manifest, effects, reconcile, resume.\n',
  })
})

test('half a configuration is one sentence per problem and code 1', async () => {
  const { code, stdout, stderr } = await usher(['start'], { PORT: 'x' }, 'DISCORD_TOKEN=a.b.c\n')
  expect({ code, stdout, lines: stderr.trim().split('\n') }).toEqual({
    code: 1,
    stdout: '',
    lines: [
      'PORT must be a whole number from 0 to 65535.',
      'DISCORD_APP_ID is missing beside DISCORD_TOKEN: copy the Application ID from the page General Information of your Discord application.',
    ],
  })
})

test('what is set already wins over .env', async () => {
  const { stderr } = await usher(['start'], { LOG_LEVEL: 'loud' }, 'LOG_LEVEL=info\nPORT=x\n')
  expect(stderr.match(/^\w+/gm)).toEqual(['PORT', 'LOG_LEVEL'])
})

test('a taken port is a sentence, in the simulator too', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const { code, stderr } = await usher(['start'], { PORT: String(port), LOG_LEVEL: 'silent' })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `PORT ${port} is taken by another program: stop that one, or set PORT to a free number.\n`,
  })
})

test('an error at the start is its words, without a stack', () => {
  expect(problemOf(new Error('PORT 3000 is taken.'))).toBe('PORT 3000 is taken.')
  expect(problemOf('nothing')).toBe('Usher could not start: nothing')
})
