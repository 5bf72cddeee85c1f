import { createReadStream } from 'node:fs'
import { expect, it } from 'vitest'
import type { ListEntry } from '../../src/domain/list.ts'
import { listReader } from '../../src/lists/read-list.ts'
import { people } from '../../src/simulator/world/people.ts'

const EXAMPLE = new URL('../../src/simulator/page/example-list.csv', import.meta.url)

const addressOf = (entry: ListEntry): string[] => (entry.kind === 'email' ? [entry.email.toLowerCase()] : [])

it('the example list is read whole, and has something of everything', async () => {
  const entries: ListEntry[] = []
  for await (const entry of listReader.read(createReadStream(EXAMPLE)).entries) entries.push(entry)
  const addresses = entries.flatMap(addressOf)
  const known = new Set(people.flatMap(({ slack, discord }) => [slack?.email, discord?.email]))
  const problems = entries.flatMap((entry) => (entry.kind === 'unreadable' ? [entry.problem] : []))

  expect(entries).toHaveLength(57)
  expect(addresses.filter((one) => known.has(one))).toHaveLength(18)
  expect(addresses.filter((one, at) => addresses.indexOf(one) < at)).toEqual([
    'bob@lighthouse.example',
    'keiko@lighthouse.example',
  ])
  expect(problems).toEqual(['no_address', 'no_address', 'nobody'])
  expect(new Set(entries.flatMap(({ role }) => role ?? []))).toEqual(
    new Set(['member', 'admin', 'wizard', 'owner']),
  )
})
