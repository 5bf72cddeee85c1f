import { describe, expect, it } from 'vitest'
import { parsePeople } from '../../../src/platforms/discord/receive/parse-people.ts'

const ANN = '123456789012345678'
const BOB = '223456789012345678'

type Row = {
  readonly typed: string
  readonly actors?: string[]
  readonly emails?: string[]
  readonly unreadable?: string[]
}

const rows: readonly Row[] = [
  { typed: '' },
  { typed: ' \n\t , ; ' },
  { typed: `<@${ANN}>`, actors: [ANN] },
  { typed: `<@!${ANN}>`, actors: [ANN] },
  { typed: `<@${ANN}><@${BOB}>`, actors: [ANN, BOB] },
  { typed: `<@${ANN}>,<@!${ANN}>`, actors: [ANN] },
  { typed: `hi<@${ANN}>!`, actors: [ANN], unreadable: ['hi'] },
  { typed: 'ann@example.org', emails: ['ann@example.org'] },
  { typed: 'Ann@Example.org ann@example.ORG', emails: ['ann@example.org'] },
  { typed: 'mailto:ann@example.org', emails: ['ann@example.org'] },
  { typed: '<ann@example.org>', emails: ['ann@example.org'] },
  { typed: '<mailto:ann@example.org>', emails: ['ann@example.org'] },
  {
    typed: 'a@example.org,b@example.org;c@example.org\nd@example.org',
    emails: ['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org'],
  },
  { typed: '“ann@example.org”', emails: ['ann@example.org'] },
  { typed: '\'ann@example.org\', "bob@example.org"', emails: ['ann@example.org', 'bob@example.org'] },
  {
    typed: 'ann\u200b@example.org\u00a0bob@example.org\ufeff',
    emails: ['ann@example.org', 'bob@example.org'],
  },
  { typed: '(ann@example.org).', emails: ['ann@example.org'] },
  { typed: 'ann@example.org!?', emails: ['ann@example.org'] },
  { typed: 'José@exämple.org', emails: ['josé@xn--exmple-cua.org'] },
  { typed: '@ann ann@ @example.org', unreadable: ['@ann', 'ann@', '@example.org'] },
  { typed: 'Ann Ann', unreadable: ['Ann'] },
  { typed: `<@&${ANN}> <#${ANN}> @everyone`, unreadable: [`<@&${ANN}>`, `<#${ANN}>`, '@everyone'] },
  { typed: '<@12> <@1234567890123456789012345>', unreadable: ['<@12>', '<@1234567890123456789012345>'] },
  { typed: ANN, unreadable: [ANN] },
]

describe('people as text', () => {
  it.each(rows)('reads $typed', ({ typed, actors = [], emails = [], unreadable = [] }) => {
    expect(parsePeople(typed)).toEqual({ actors, emails, unreadable })
  })

  it('reads six thousand characters at once', () => {
    const typed = Array.from({ length: 300 }, (_, index) => `person${index}@example.org`).join(' ')
    expect(parsePeople(typed).emails).toHaveLength(300)
  })
})
