import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('tests, and whatever they start, run on the Node that the product needs', () => {
  const child = execFileSync('node', ['--version'], { encoding: 'utf8' })
  for (const version of [process.version, child])
    expect(Number(/\d+/.exec(version)?.[0])).toBeGreaterThanOrEqual(24)
})
