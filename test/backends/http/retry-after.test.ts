import { expect, test } from 'vitest'
import { parseRetryAfterMs } from '../../../src/backends/http/retry-after.ts'

const at = new Date('2026-03-04T09:00:00Z')

test.each([
  ['seconds', '120', 120_000],
  ['none', '0', 0],
  ['a date', 'Wed, 04 Mar 2026 09:00:30 GMT', 30_000],
  ['a date in the old form', 'Wednesday, 04-Mar-26 09:00:30 GMT', 30_000],
  ['a date that is over', 'Wed, 04 Mar 2026 08:00:00 GMT', 0],
  ['more than a day', '864000', 86_400_000],
  ['a date too far away', 'Fri, 04 Mar 2033 09:00:00 GMT', 86_400_000],
  ['more than a number can be', '9'.repeat(400), 86_400_000],
  ['a fraction', '1.5', undefined],
  ['less than none', '-5', undefined],
  ['words', 'soon', undefined],
  ['words with a number', 'in 5 minutes', undefined],
  ['nothing', '', undefined],
  ['a date without a zone', 'Wed, 04 Mar 2026 09:00:30', undefined],
  ['no such date', 'Wed, 99 Foo 2026 09:00:30 GMT', undefined],
])('%s', (_, value, waitMs) => {
  expect(parseRetryAfterMs(value, at)).toBe(waitMs)
})
