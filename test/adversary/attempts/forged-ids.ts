import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'

/** Buttons that are about something. */
const BUTTONS = [
  'confirm_change',
  'agree_change',
  'deny_change',
  'undo_change',
  'revoke',
  'ask_revoke',
  'accept',
  'decline',
  'link',
  'reach',
  'ask_mention',
  'mention',
  'reach_link',
] as const

const STRANGE: readonly (readonly [what: string, subject: string])[] = [
  ['no id at all', ''],
  ['an id without end', 'x'.repeat(2000)],
  ['an id with a zero byte', 'a\0b'],
  ['SQL for an id', "' or '1'='1' --"],
  ['the name of a prototype', '__proto__'],
  ['everything there is', '%'],
]

/** Each with a right in the team: that what they name is not there has to be enough. */
export const forgedIds: readonly Attempt[] = [
  ...BUTTONS.flatMap((name) =>
    everywhere(`An admin presses ${name} with an id that is made up`, {
      by: 'bob',
      send: (forger) => forger.press('bob', { name, subject: 'AAAAAAAAAAAAAAAAAAAAAAAA' }),
    }),
  ),
  ...(['confirm_change', 'accept', 'revoke'] as const).flatMap((name) =>
    STRANGE.flatMap(([what, subject]) =>
      everywhere(`An admin presses ${name} with ${what}`, {
        by: 'bob',
        send: (forger) => forger.press('bob', { name, subject }),
      }),
    ),
  ),
  ...(['become_owner', '__proto__', 'constructor'] as const).flatMap((name) =>
    everywhere(`A member presses a button that Usher has not, ${name}`, {
      by: 'tomas',
      send: (forger, { subjects }) => forger.press('tomas', { name, subject: subjects.asked }),
    }),
  ),
  ...everywhere('A member submits a form that Usher has not', {
    by: 'tomas',
    send: (forger) =>
      forger.submit('tomas', { name: 'confirm_change', subject: 'lighthouse', fields: { who: 'Bob' } }),
  }),
  ...everywhere('An admin presses Remove with the key of a row that is made up', {
    by: 'bob',
    send: (forger) =>
      forger.press('bob', { name: 'ask_remove', subject: 'lighthouse:AAAAAAAAAAAAAAAAAAAAAA' }),
  }),
  ...everywhere('An admin presses Remove with an account for the key of a row', {
    by: 'bob',
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'ask_remove', subject: `lighthouse:${subjects.accounts['dora']}` }),
  }),
  ...everywhere('An admin turns to a page that no list has', {
    by: 'bob',
    send: (forger) => forger.press('bob', { name: 'invitations_page', subject: 'lighthouse:-1:' }),
  }),
]
