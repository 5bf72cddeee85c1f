#!/usr/bin/env node
// Plain JavaScript: an older Node cannot read the rest, but it can read this and say so.
const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  process.stderr.write(
    `Usher needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}: start it with "npm start" (on Linux npm ci has brought the right one), or install Node ${NEEDED}.\n`,
  )
  process.exitCode = 1
}
