import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'

/** What would tell who was invited. */
const SECRETS = ['Mia Tanaka', 'layla@lighthouse.example'] as const

/** Sending again, leaving it, and quiet for the invitee alone. */
const BUTTONS = ['resend', 'drop', 'no_reminders'] as const

/** Only who invited somebody, or an admin, sends it again; only the invitee has quiet. */
export const resends: readonly Attempt[] = [
  ...BUTTONS.flatMap((name) => [
    ...everywhere(`A member presses ${name} about an invitation that the owner sent to somebody else`, {
      by: 'tomas',
      hides: SECRETS,
      send: (forger, { subjects }) =>
        forger.press('tomas', { name, subject: subjects.pending[forger.platform] }),
    }),
    ...everywhere(`Somebody of no team presses ${name}`, {
      by: 'grace',
      hides: SECRETS,
      send: (forger, { subjects }) =>
        forger.press('grace', { name, subject: subjects.pending[forger.platform] }),
    }),
    ...everywhere(`An admin presses ${name} about an invitation of another team`, {
      by: 'bob',
      hides: ['Iris', 'iris@pier.example'],
      send: (forger, { subjects }) => forger.press('bob', { name, subject: subjects.foreign.invitation }),
    }),
    ...everywhere(`An admin presses ${name} about an invitation that nobody has`, {
      by: 'bob',
      send: (forger) => forger.press('bob', { name, subject: 'no-such-invitation' }),
    }),
    ...everywhere(`Somebody of no team presses ${name} about what nobody has agreed to`, {
      by: 'grace',
      hides: ['Hana Kim'],
      send: (forger, { subjects }) => forger.press('grace', { name, subject: subjects.requested }),
    }),
  ]),
  ...everywhere('The inviter wants the invitee to hear no more reminders', {
    by: 'ann',
    send: (forger, { subjects }) =>
      forger.press('ann', { name: 'no_reminders', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('An admin leaves it at an invitation that still waits', {
    by: 'bob',
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'drop', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('An admin sends again what nobody has agreed to', {
    by: 'bob',
    send: (forger, { subjects }) => forger.press('bob', { name: 'resend', subject: subjects.requested }),
  }),
  ...everywhere('A member sends an invitation of the owner again by its name', {
    by: 'tomas',
    hides: SECRETS,
    send: (forger) => forger.command('tomas', { name: 'resend', options: { who: 'Mia' } }),
  }),
  ...everywhere('Somebody of no team sends one again by its id', {
    by: 'grace',
    hides: SECRETS,
    send: (forger, { subjects }) =>
      forger.command('grace', { name: 'resend', options: { who: subjects.pending[forger.platform] } }),
  }),
  ...everywhere('An admin sends one of another team again by its id', {
    by: 'bob',
    hides: ['Iris', 'iris@pier.example'],
    send: (forger, { subjects }) =>
      forger.command('bob', { name: 'resend', options: { who: subjects.foreign.invitation } }),
  }),
  ...everywhere('A member is offered invitations to send again', {
    by: 'tomas',
    hides: SECRETS,
    send: (forger) => forger.suggest('tomas', { name: 'renewable_invitations', of: 'resend', query: 'a' }),
  }),
]
