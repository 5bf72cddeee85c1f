import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { told } from './told.ts'

const PROGRAM = new URL('process.ts', import.meta.url)

export type Hired = { readonly dismiss: () => Promise<void> }

/** A process that runs effects; `onDelivered` hears of each card, for whom and when. Resolves when it looks for work. */
export async function hire(
  databaseUrl: URL,
  onDelivered: (to: string, atMs: number) => void,
): Promise<Hired> {
  const child = fork(PROGRAM, [databaseUrl.href])
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  child.on('message', (message) => {
    const heard = told.parse(message)
    if (heard.kind === 'ready') resolve()
    else onDelivered(heard.to, heard.atMs)
  })
  await Promise.race([ready, failed(child)])
  return {
    dismiss: async () => {
      const gone = once(child, 'exit')
      child.send('stop')
      await gone
    },
  }
}

async function failed(child: ChildProcess): Promise<void> {
  await once(child, 'exit')
  throw new Error(`the process ended with ${child.exitCode} before it was ready`)
}
