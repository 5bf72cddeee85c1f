import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export type BotProcess = { readonly child: ChildProcess; readonly stop: () => Promise<void> }

/** The real program in a process of its own; resolves when it says that it is ready. */
export async function startBotProcess(environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(child)
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { child, stop }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready in')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code} before it was ready: ${said}`)))
  })
}
