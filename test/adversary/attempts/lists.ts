import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'
import { LISTED, LISTS } from '../seat-lists.ts'

const OF_DRAFT = ['bulk_confirm', 'bulk_drop', 'bulk_file', 'bulk_another'] as const

const OF_HELD = [
  'bulk_file',
  'bulk_pause',
  'bulk_resume',
  'bulk_stop',
  'bulk_retry',
  'ask_bulk_undo',
  'bulk_undo',
] as const

const ASKED = [
  ['A member', 'tomas'],
  ['Somebody of no team', 'grace'],
] as const

/** Whom many are invited by, and who reads who they are. */
export const lists: readonly Attempt[] = [
  ...ASKED.flatMap(([who, by]) => [
    ...OF_DRAFT.flatMap((name) =>
      everywhere(`${who} presses ${name} about a list that an admin gave`, {
        by,
        hides: [LISTED],
        send: (forger) => forger.press(by, { name, subject: LISTS.draft }),
      }),
    ),
    ...OF_HELD.flatMap((name) =>
      everywhere(`${who} presses ${name} about a list that the owner began`, {
        by,
        hides: [LISTED],
        send: (forger) => forger.press(by, { name, subject: LISTS.held }),
      }),
    ),
    ...everywhere(`${who} opens the form for a list`, {
      by,
      send: (forger) => forger.command(by, { name: 'bulk' }),
    }),
    ...everywhere(`${who} gives a list by a form that was never opened`, {
      by,
      hides: ['eve@pier.example'],
      send: (forger) =>
        forger.submit(by, { name: 'bulk', subject: 'lighthouse', fields: { list: 'eve@pier.example' } }),
    }),
  ]),
  ...everywhere('Another admin begins the list that Bob gave', {
    by: 'dora',
    hides: [LISTED],
    send: (forger) => forger.press('dora', { name: 'bulk_confirm', subject: LISTS.draft }),
  }),
  ...everywhere('The owner begins the list that Bob gave', {
    by: 'ann',
    hides: [LISTED],
    send: (forger) => forger.press('ann', { name: 'bulk_confirm', subject: LISTS.draft }),
  }),
  ...(['bulk_confirm', 'bulk_drop', 'bulk_file', 'bulk_stop', 'bulk_undo'] as const).flatMap((name) => [
    ...everywhere(`An admin of Lighthouse presses ${name} about a list of Pier`, {
      by: 'bob',
      hides: [LISTED, 'Elsa'],
      send: (forger) => forger.press('bob', { name, subject: LISTS.foreign }),
    }),
    ...everywhere(`An admin presses ${name} with an id that is made up`, {
      by: 'bob',
      send: (forger) => forger.press('bob', { name, subject: 'AAAAAAAAAAAAAAAAAAAAAAAA' }),
    }),
  ]),
  ...everywhere('An admin makes owners by a list', {
    by: 'bob',
    send: (forger) =>
      forger.submit('bob', {
        name: 'bulk',
        subject: 'lighthouse',
        fields: { list: 'eve@pier.example', role: 'owner' },
      }),
  }),
  ...everywhere('The owner makes owners by a list', {
    by: 'ann',
    send: (forger) =>
      forger.submit('ann', {
        name: 'bulk',
        subject: 'lighthouse',
        fields: { list: 'eve@pier.example', role: 'owner' },
      }),
  }),
  ...everywhere('An admin of Lighthouse gives a list to Pier', {
    by: 'bob',
    send: (forger) =>
      forger.submit('bob', { name: 'bulk', subject: 'pier', fields: { list: 'eve@pier.example' } }),
  }),
]
