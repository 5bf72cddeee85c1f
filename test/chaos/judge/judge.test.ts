import { expect, test } from 'vitest'
import type { Evidence, Shown } from './evidence.ts'
import { judge, type Verdict } from './judge.ts'

const card = (text: string, rest: Partial<Shown> = {}): Shown => ({
  platform: 'discord',
  text,
  buttons: [],
  ...rest,
})

/** Somebody who accepted, and of whom everything is as it should be. */
const RIGHT: Evidence = {
  name: 'Crew 0001',
  ending: 'accept',
  taken: ['invite', 'accept'],
  statuses: ['joined'],
  isMember: true,
  isInvited: false,
  done: { sent: 1, joined: 1 },
  messages: [card('You are in Lighthouse', { mark: 'one' })],
  isRefused: false,
  trail: [],
}

const CLEAN: Verdict = { lost: [], backendDoubled: [], discordDoubled: [], slackDoubled: [], cardsOpen: [] }

/** What is otherwise, and what the judge finds. */
const CASES: readonly (readonly [what: string, otherwise: Partial<Evidence>, found: Partial<Verdict>])[] = [
  ['nothing', {}, {}],
  ['the clock was faster than a click that was not taken', { taken: ['invite'], ...expired() }, {}],
  ['nobody was asked in the end', { taken: [], statuses: [], isMember: false, messages: [] }, {}],
  [
    'the keeper was told that it came to nothing',
    { taken: ['invite'], statuses: ['failed'], isMember: false, messages: [], isRefused: true },
    {},
  ],
  [
    'an invitation that was asked for is nowhere',
    { taken: ['invite'], statuses: [], isMember: false, messages: [] },
    { lost: ['Crew 0001: nobody knows of the invitation that was asked for'] },
  ],
  [
    'a click that was taken came to nothing',
    expired(),
    { lost: ['Crew 0001: accept was wanted and taken, and it is expired'] },
  ],
  ['the backend has no such member', { isMember: false }, { lost: ['Crew 0001: joined, and no member'] }],
  ['it is still open there', { isInvited: true }, { lost: ['Crew 0001: joined, and still invited there'] }],
  [
    'the card says something else',
    { messages: [card('⏳ One step is left to join Lighthouse')] },
    { lost: ['Crew 0001: joined, and reads on discord: ⏳ One step is left to join Lighthouse'] },
  ],
  ['it was sent twice', { done: { sent: 2, joined: 1 } }, { backendDoubled: ['Crew 0001: sent 2 times'] }],
  [
    'two cards, whatever the platform takes them for',
    {
      messages: [
        card('You are in Lighthouse', { mark: 'one' }),
        card('You are in Lighthouse', { mark: 'two' }),
      ],
    },
    { discordDoubled: ['Crew 0001: once more: You are in Lighthouse'] },
  ],
  [
    'one card on each platform',
    { messages: [card('You are in Lighthouse'), card('You are in Lighthouse', { platform: 'slack' })] },
    {},
  ],
  [
    'a card with a button that is left',
    { messages: [card('You are in Lighthouse', { buttons: ['Accept'] })] },
    { cardsOpen: ['Crew 0001: Accept on discord'] },
  ],
]

function expired(): Partial<Evidence> {
  const messages = [card('The invitation to Lighthouse has expired')]
  return { statuses: ['expired'], isMember: false, done: { sent: 1, joined: 0 }, messages }
}

test.each(CASES)('what the judge says where %s is otherwise', (_what, otherwise, found) => {
  expect(judge([{ ...RIGHT, ...otherwise }], [])).toEqual({ ...CLEAN, ...found })
})

test('a keeper who reads the same twice is counted', () => {
  const news = card('Crew 0001 joined Lighthouse', { platform: 'slack', mark: 'one' })
  const other = card('Crew 0002 joined Lighthouse', { platform: 'slack', mark: 'two' })
  const { slackDoubled } = judge([RIGHT], [{ keeper: 'keeper1', messages: [news, other, news] }])
  expect(slackDoubled).toEqual(['keeper1: once more: Crew 0001 joined Lighthouse'])
})
