import { measure } from './measure.ts'
import { excesses, summary } from './targets.ts'

// Run by `npm run sizes`: what is too big, then one line of numbers.
const measures = measure('src')
const problems = excesses(measures)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${summary(measures)}\n`)
if (problems.length > 0) process.exitCode = 1
