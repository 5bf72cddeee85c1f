import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'

/** What is in buttons of a team where Bob is nobody, though he is an admin in another. */
const BUTTONS = [
  ['agree_change', 'agrees to a removal'],
  ['deny_change', 'denies a removal'],
  ['undo_change', 'undoes a removal'],
  ['confirm_change', 'confirms a removal'],
] as const

const SECRETS = ['Elsa', 'Iris', 'iris@pier.example'] as const

/** An admin of one team reaches for another, whose ids they came by. */
export const otherTeam: readonly Attempt[] = [
  ...BUTTONS.flatMap(([name, what]) =>
    everywhere(`An admin of Lighthouse ${what} in Pier`, {
      by: 'bob',
      hides: SECRETS,
      send: (forger, { subjects }) => forger.press('bob', { name, subject: subjects.foreign.change }),
    }),
  ),
  ...(['accept', 'decline', 'revoke', 'ask_revoke'] as const).flatMap((name) =>
    everywhere(`An admin of Lighthouse presses ${name} about an invitation of Pier`, {
      by: 'bob',
      hides: SECRETS,
      send: (forger, { subjects }) => forger.press('bob', { name, subject: subjects.foreign.invitation }),
    }),
  ),
  ...everywhere('An admin of Lighthouse turns the page of the members of Pier', {
    by: 'bob',
    hides: SECRETS,
    send: (forger) => forger.press('bob', { name: 'members_page', subject: 'pier::' }),
  }),
  ...everywhere('An admin of Lighthouse turns the page of the invitations of Pier', {
    by: 'bob',
    hides: SECRETS,
    send: (forger) => forger.press('bob', { name: 'invitations_page', subject: 'pier:0:' }),
  }),
  ...everywhere('An admin of Lighthouse submits a form about a member of Pier', {
    by: 'bob',
    hides: SECRETS,
    send: (forger) => forger.submit('bob', { name: 'remove', subject: 'pier', fields: { who: 'Where' } }),
  }),
  ...everywhere('An admin of Lighthouse submits the form that invites into Pier', {
    by: 'bob',
    hides: SECRETS,
    send: (forger) =>
      forger.submit('bob', {
        name: 'invite',
        subject: 'pier',
        fields: { emails: 'bob2@lighthouse.example' },
      }),
  }),
  ...everywhere('An admin of Lighthouse names Pier in a command', {
    by: 'bob',
    hides: SECRETS,
    send: (forger) =>
      forger.command('bob', {
        name: 'members',
        options: forger.platform === 'slack' ? { search: 'team:pier' } : { team: 'pier' },
      }),
  }),
]
