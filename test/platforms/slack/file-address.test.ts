import { expect, it } from 'vitest'
import { fileAddress } from '../../../src/platforms/slack/file-address.ts'

const PATH = '/files-pri/T1-F1/download/people.csv'

it.each([
  ['https://files.slack.com', 'https://slack.com/api/', true],
  ['https://files.slack-gov.com', 'https://slack-gov.com/api/', true],
  ['https://slack.com', 'https://slack.com/api/', true],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/api/', true],
  ['http://files.slack.com', 'https://slack.com/api/', false],
  ['https://files.slack.com:8443', 'https://slack.com/api/', false],
  ['https://files.slack.com.evil.example', 'https://slack.com/api/', false],
  ['https://evil.example', 'https://slack.com/api/', false],
  ['https://slack.com@evil.example', 'https://slack.com/api/', false],
  ['https://ann@files.slack.com', 'https://slack.com/api/', false],
  ['https://files.slack.com', 'http://127.0.0.1:4000/api/', false],
  ['http://127.0.0.1:4001', 'http://127.0.0.1:4000/api/', false],
  ['', 'https://slack.com/api/', false],
])('a file at %s, beside an API at %s: %s', (origin, apiUrl, isTaken) => {
  expect(fileAddress(`${origin}${PATH}`, new URL(apiUrl))?.href).toBe(
    isTaken ? `${origin}${PATH}` : undefined,
  )
})
