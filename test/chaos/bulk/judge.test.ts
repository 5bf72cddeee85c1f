import { expect, test } from 'vitest'
import type { Evidence, Seen } from './evidence.ts'
import { judge, type Verdict } from './judge.ts'
import type { Wanted } from './rows.ts'

const seen = (line: number, wanted: Wanted, otherwise: Partial<Seen>): Seen => ({
  row: { line, typed: `crew${line}@crew.example`, wanted },
  outcomes: [],
  statuses: [],
  atBackend: 0,
  cards: { slack: 0, discord: 0 },
  ...otherwise,
})

const INVITEE = { handle: 'crew2', name: 'Crew 2', email: 'crew2@crew.example', isKnown: false } as const

const reached = (otherwise: Partial<Seen> = {}): Seen => ({
  ...seen(2, 'reached', {
    outcomes: ['invited, with a message from me'],
    statuses: ['pending'],
    atBackend: 1,
  }),
  row: { line: 2, typed: INVITEE.email, wanted: 'reached', invitee: { ...INVITEE, homes: ['slack'] } },
  cards: { slack: 1, discord: 0 },
  ...otherwise,
})

const OTHERS: readonly Seen[] = [
  seen(3, 'unseen', {
    outcomes: ['invited, without a message from me'],
    statuses: ['pending'],
    atBackend: 1,
  }),
  seen(4, 'member', { outcomes: ['in the team already'] }),
  seen(5, 'duplicate', { outcomes: ['further up in the list already'], statuses: ['pending'], atBackend: 1 }),
  seen(6, 'invalid', { outcomes: ['not an e-mail address'] }),
]

const REPORT = [
  'Invited 2 of 2 people to Lighthouse',
  'Not touched: further up in the list already (1), in the team already (1), not an e-mail address (1).',
  'Invited, with a message from me: 1',
  'Invited, without a message from me (1). I know nobody in a chat by that address.',
].join('\n')

const RIGHT: Evidence = { seen: [reached(), ...OTHERS], report: REPORT, reports: 1, lines: 5 }

const CLEAN: Verdict = { unfinished: [], backendDoubled: [], cardsDoubled: [], reportOff: [] }

const INVITED = 'invited, with a message from me'
const WANTED = `line 2: ${INVITED} was wanted, and`

/** What is otherwise, and what the judge finds. */
const CASES: readonly (readonly [what: string, otherwise: Partial<Evidence>, found: Partial<Verdict>])[] = [
  ['nothing', {}, {}],
  [
    'one invitation more at the backend',
    { seen: [reached({ atBackend: 2 }), ...OTHERS] },
    { backendDoubled: ['line 2: 2 invitations at the backend'] },
  ],
  [
    'one card more',
    { seen: [reached({ cards: { slack: 2, discord: 0 } }), ...OTHERS] },
    { cardsDoubled: ['line 2: 2 cards on slack'] },
  ],
  ['one report more', { reports: 2 }, { cardsDoubled: ['2 reports'] }],
  [
    'no card',
    { seen: [reached({ cards: { slack: 0, discord: 0 } }), ...OTHERS] },
    { unfinished: [`${WANTED} there is no card on slack`] },
  ],
  [
    'an invitation that is still being sent',
    { seen: [reached({ statuses: ['sending'], atBackend: 0 }), ...OTHERS] },
    { unfinished: [`${WANTED} the ledger has sending`, `${WANTED} the backend has 0`] },
  ],
  [
    'two invitations in the ledger',
    { seen: [reached({ statuses: ['pending', 'failed'] }), ...OTHERS] },
    { unfinished: [`${WANTED} the ledger has pending, failed`] },
  ],
  [
    'a line twice in the table',
    { seen: [reached({ outcomes: [INVITED, INVITED] }), ...OTHERS], lines: 6 },
    {
      unfinished: [`${WANTED} the table says ${INVITED}, ${INVITED}`],
      reportOff: ['the table has 6 lines of 5'],
    },
  ],
  [
    'a figure of the report',
    { report: REPORT.replace('from me: 1', 'from me: 2').replace('Invited 2 of 2', 'Invited 3 of 3') },
    { reportOff: ['the figures make 6 of 5', `${INVITED}: the report says 2, its table 1`] },
  ],
  [
    'a line that the report does not name',
    { report: REPORT.replace(', not an e-mail address (1)', '') },
    {
      reportOff: ['the figures make 4 of 5', 'not an e-mail address: the report says 0, its table 1'],
    },
  ],
]

test.each(CASES)('what the judge says of a list where %s is otherwise', (_what, otherwise, found) => {
  expect(judge({ ...RIGHT, ...otherwise })).toEqual({ ...CLEAN, ...found })
})
