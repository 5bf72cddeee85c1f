import { flushCompileCache } from 'node:module'
import { startApp } from '../../../src/app.ts'
import { backends } from '../../../src/backends/backends.ts'
import { readConfig } from '../../../src/config/read-config.ts'
import { carelessPlatform, forgetfulStore } from './breaches.ts'
import { createDoom } from './doom.ts'
import { doomedBackends } from './doomed-backends.ts'
import { doomedPlatform } from './doomed-platform.ts'
import { doomedStore } from './doomed-store.ts'
import { type FromBot, type ToBot, toBot } from './words.ts'

// The real app in a process of its own, that dies where it is told to. It is forked ahead of time and starts on a word.

type App = Awaited<ReturnType<typeof startApp>>

const say = (words: FromBot): void => void process.send?.(words)
const doom = createDoom((point) => say({ kind: 'passed', point }))
let aheadMs = 0
const now = () => new Date(Date.now() + aheadMs)
let app: App | undefined
// Now, because whoever is killed leaves nothing behind.
flushCompileCache()

process.on('message', (message) => void hear(toBot.parse(message)))
// Whoever started it is gone.
process.on('disconnect', () => process.exit())

async function hear(words: ReturnType<typeof toBot.parse>): Promise<void> {
  switch (words.kind) {
    case 'begin':
      return begin(words)
    case 'aim':
      return doom.aim(words.point === undefined ? undefined : { point: words.point, hit: words.hit })
    case 'pass_time':
      aheadMs += words.ms
      return undefined
    case 'be_quiet':
      return beQuiet(words)
    case 'stop':
      await app?.stop()
      return process.exit()
  }
}

/** For trying out whether the rig finds it out. */
const isCareless = process.env['CHAOS_CARELESS'] !== undefined

async function begin(words: Extract<ToBot, { kind: 'begin' }>): Promise<void> {
  aheadMs = words.aheadMs
  const read = await readConfig(process.env, backends)
  if (read.kind === 'problems') throw new Error(read.problems.join('\n'))
  app = await startApp(read.config, {
    now,
    around: {
      store: (store) => doomedStore(isCareless ? forgetfulStore(store) : store, doom),
      platform: (platform) => doomedPlatform(isCareless ? carelessPlatform(platform) : platform, doom),
      backends: (connected) => doomedBackends(connected, doom),
    },
  })
  say({ kind: 'ready' })
}

async function beQuiet({ ask }: Extract<ToBot, { kind: 'be_quiet' }>): Promise<void> {
  await app?.worker.quiet()
  const nextAt = await app?.store.transaction((tx) => tx.nextEffectAt())
  say({ kind: 'quiet', ask, ...(nextAt && { nextAtMs: nextAt.getTime() }) })
}
