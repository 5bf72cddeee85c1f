import { accelerate } from './accelerate.ts'
import { readTempo } from './tempo.ts'

// The real program in a tempo of its own.

accelerate(readTempo(process.env))
const { startApp } = await import('../../../src/app.ts')
const { backends } = await import('../../../src/backends/backends.ts')
const { readConfig } = await import('../../../src/config/read-config.ts')

const read = await readConfig(process.env, backends)
if (read.kind === 'problems') throw new Error(read.problems.join('\n'))
const app = await startApp(read.config, { now: () => new Date(Date.now()) })
process.once('SIGTERM', () => void app.stop())
process.stdout.write(`ready in ${Math.round(performance.now())} ms\n${app.url.href}\n`)
