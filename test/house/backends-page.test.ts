import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backends } from '../../src/backends/backends.ts'
import { type Capability, OPERATIONS } from '../../src/domain/backend-facts.ts'

// Read back as people read it, past the generator: a mistake there would be written and compared with itself.

const page = readFileSync('docs/backends.md', 'utf8')

/** The rows of the table under a heading, its header first. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${heading}\n`)
  const [, text = ''] = /\n((?:\|.*\n)+)/.exec(section) ?? []
  const lines = text.trim().split('\n')
  const rows = lines.map((line) => line.split('|').slice(1, -1))
  return rows.filter((_row, at) => at !== 1).map((row) => row.map((cell) => cell.trim()))
}

test('the matrix says of every operation at every backend what the code says', () => {
  const [header = [], ...rows] = tableUnder('What Usher can do with each')
  const [, , ...titles] = header
  const read = rows.map(([, code = '', ...cells]) => [code.replaceAll('`', ''), cells.map(capabilityOf)])
  expect(titles).toEqual(backends.map(({ facts }) => facts.title))
  expect(read).toEqual(
    OPERATIONS.map((operation) => [
      operation,
      backends.map(({ facts }) => asShown(facts.capabilities[operation])),
    ]),
  )
})

test('every operation is said in words of its own', () => {
  const [, ...rows] = tableUnder('What Usher can do with each')
  const words = rows.map(([says = '']) => says)
  expect(words.filter((says) => says.length < 10)).toEqual([])
  expect(new Set(words).size).toBe(OPERATIONS.length)
})

test('the legend explains every sign of the matrix, and no other', () => {
  const [, ...rows] = tableUnder('What Usher can do with each')
  const signs = rows.flatMap(([, , ...cells]) => cells.flatMap((cell) => cell.split(' ')))
  const explained = [...page.matchAll(/^- \*\*(.+)\*\*:/gm)].map(([, sign]) => sign)
  expect(new Set(explained)).toEqual(new Set(signs))
  expect(explained).toHaveLength(new Set(explained).size)
})

test('what else is different is said of every backend, in few words', () => {
  const [header = [], ...rows] = tableUnder('What else is different')
  expect(header.slice(1)).toEqual(backends.map(({ facts }) => facts.title))
  const cells = rows.flat()
  expect(cells).toHaveLength(rows.length * header.length)
  expect(cells.filter((cell) => cell === '' || cell.length > 80)).toEqual([])
})

test('every backend has a section of its own, with every note', () => {
  for (const { facts, notes } of backends) {
    const [, section = ''] = page.split(`\n## ${facts.title}\n`)
    const [own = ''] = section.split('\n## ')
    expect(own).toContain(`\`USHER_BACKEND=${facts.name}\``)
    for (const note of notes) expect(own).toContain(`- ${note}\n`)
  }
})

type Shown = { readonly how: Capability['how']; readonly plane?: Capability['plane'] }

/** With whose right something is impossible is not shown. */
const asShown = ({ how, plane }: Capability): Shown => (how === 'impossible' ? { how } : { how, plane })

function capabilityOf(cell: string): Shown | string {
  if (cell === '—') return { how: 'impossible' }
  const [, word, mark] = /^(native|emulated|ledger)( †)?$/.exec(cell) ?? []
  if (word !== 'native' && word !== 'emulated' && word !== 'ledger') return `unreadable: ${cell}`
  return { how: word, plane: mark ? 'personal' : 'operator' }
}
