#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

// Plain JavaScript: an older Node cannot read the rest, but it can read this and say so.
const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // What was read once starts faster the next time. Where it cannot be written, nothing is kept, and nothing is said.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/usher', import.meta.url)))
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  process.stderr.write(
    `Usher needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}: start it with "npm start" (on Linux npm ci has brought the right one), or install Node ${NEEDED}.\n`,
  )
  process.exitCode = 1
}
