import { startVitest, type TestCase } from 'vitest/node'
import { z } from 'zod'
import { isRepelled, type Tried, tally } from './tally.ts'

// Run by `npm run test:adversary`: every attempt, those that should not have got so far, then one line of numbers.

/** Fewer, and some were not even tried. */
const FEWEST = 60

const noted = z.object({
  verdict: z.object({ succeeded: z.boolean(), answered: z.boolean(), audited: z.boolean() }),
})

const triedIn = (test: TestCase): Tried => {
  const { data } = noted.safeParse(test.meta())
  return { title: test.fullName, ...data }
}

const vitest = await startVitest('test', ['test/adversary/'], {
  config: 'test/vitest.config.ts',
  watch: false,
})
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const tried = tests.filter((test) => 'verdict' in test.meta()).map(triedIn)
const isWell = vitest.state.getCountOfFailedTests() === 0 && vitest.state.getUnhandledErrors().length === 0
await vitest.close()

const through = tried.filter((one) => !isRepelled(one))
for (const { title } of through) process.stderr.write(`${title}\n`)
process.stdout.write(`${tally(tried)}\n`)
process.exitCode = isWell && through.length === 0 && tried.length >= FEWEST ? 0 : 1
