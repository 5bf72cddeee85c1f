import { afterAll, afterEach } from 'vitest'
import { expectCleanLog } from './dsl/log.ts'

// Whatever a test is about: nobody's address, token or link is in a log. What is written while a test is cleared away is
// looked at with the next one, or at the end.
afterEach(expectCleanLog)
afterAll(expectCleanLog)
