import { expect, test } from 'vitest'
import { cutPage } from '../../src/backends/cut-page.ts'

const ANN = { name: 'Ann Lee', email: 'ann@example.com' }
const BOB = { name: 'Bob' }
const CID = { name: 'Cid', email: 'cid@ann.example' }
const all = [ANN, BOB, CID]

test.for([
  ['everybody', {}, { members: all, total: 3 }],
  ['the first', { limit: 2 }, { members: [ANN, BOB], total: 3, cursor: '2' }],
  ['those after the cursor', { limit: 2, cursor: '2' }, { members: [CID], total: 3 }],
  ['nobody after the last', { cursor: '3' }, { members: [], total: 3 }],
  ['a page that ends with the last', { limit: 3 }, { members: all, total: 3 }],
  ['whose name matches, whatever its case', { search: 'LEE' }, { members: [ANN], total: 1 }],
  ['whose address matches', { search: 'Ann' }, { members: [ANN, CID], total: 2 }],
  ['of those who match', { search: 'ann', limit: 1 }, { members: [ANN], total: 2, cursor: '1' }],
] as const)('a page has %s', ([, query, page]) => {
  expect(cutPage(all, { limit: 9, ...query })).toEqual(page)
})

test.for(['x', '-1', '1e3', '', '12345678901'])('"%s" is no cursor', (cursor) => {
  expect(() => cutPage(all, { limit: 9, cursor })).toThrow('cursor')
})
