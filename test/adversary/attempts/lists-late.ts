import type { Attempt } from '../attempt.ts'
import { everywhere, on } from '../everywhere.ts'
import { seat } from '../scene.ts'
import { LISTED, LISTS } from '../seat-lists.ts'
import type { Stage } from '../stage.ts'

/** At the backend itself, past Usher; what was looked up a moment ago counts for some seconds, by design. */
const becomes =
  (handle: string, role: string) =>
  async ({ world }: Stage): Promise<void> => {
    await seat(world, handle, role)
    await world.advance({ minutes: 0.1 })
  }

const DEMOTED = [
  ['begins the list that they gave', 'bulk_confirm', LISTS.draft],
  ['gives another list instead of theirs', 'bulk_another', LISTS.draft],
  ['goes on with what they began', 'bulk_resume', LISTS.over],
  ['tries again what they began', 'bulk_retry', LISTS.over],
] as const

const BUTTONS = [
  'bulk_confirm',
  'bulk_drop',
  'bulk_file',
  'bulk_another',
  'bulk_pause',
  'bulk_resume',
  'bulk_stop',
  'bulk_retry',
  'ask_bulk_undo',
  'bulk_undo',
] as const

const STRANGERS = [
  ['A guest', 'gus', 'slack'],
  ['Somebody of another company', 'zoe', 'slack'],
  ['Somebody who has left the company', 'olga', 'slack'],
  ['A bot', 'robo', 'slack'],
  ['A bot', 'botto', 'discord'],
] as const

/** Words that are more than words where somebody looks them up in an object. */
const NAMES = ['__proto__', 'constructor', 'toString'] as const

/** What somebody could do once, or what others begin. */
export const listsLate: readonly Attempt[] = [
  ...DEMOTED.map(([what, name, subject]) =>
    on('slack', `An admin who is a member by now ${what}`, {
      by: 'bob',
      hides: [LISTED],
      given: becomes('bob', 'member'),
      send: (forger) => forger.press('bob', { name, subject }),
      after: becomes('bob', 'admin'),
    }),
  ),
  ...everywhere('Another admin tries again what Bob began', {
    by: 'dora',
    hides: [LISTED],
    send: (forger) => forger.press('dora', { name: 'bulk_retry', subject: LISTS.over }),
  }),
  ...everywhere('A member takes back what Bob began', {
    by: 'tomas',
    hides: [LISTED],
    send: (forger) => forger.press('tomas', { name: 'bulk_undo', subject: LISTS.over }),
  }),
  ...STRANGERS.flatMap(([who, by, platform]) =>
    BUTTONS.map((name) =>
      on(platform, `${who} presses ${name} about a list`, {
        by,
        hides: [LISTED],
        send: (forger) => forger.press(by, { name, subject: LISTS.draft }),
      }),
    ),
  ),
  ...BUTTONS.flatMap((name) =>
    NAMES.map((subject) =>
      on('slack', `An admin presses ${name} about ${subject}`, {
        by: 'bob',
        send: (forger) => forger.press('bob', { name, subject }),
      }),
    ),
  ),
  ...everywhere('An admin pastes more than anybody could', {
    by: 'bob',
    send: (forger) =>
      forger.submit('bob', {
        name: 'bulk',
        subject: 'lighthouse',
        fields: { list: 'eve@pier.example\n'.repeat(20_000) },
      }),
  }),
  ...everywhere('An admin gives a role that nobody knows', {
    by: 'bob',
    send: (forger) =>
      forger.submit('bob', {
        name: 'bulk',
        subject: 'lighthouse',
        fields: { list: 'eve@pier.example', role: '__proto__' },
      }),
  }),
]
