import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'

/** Ways to somebody whose direct messages are closed. */
const BUTTONS = ['reach', 'ask_mention', 'mention', 'reach_link'] as const

/** What would tell who was invited. */
const SECRETS = ['Mia Tanaka', 'layla@lighthouse.example', '/invitation/'] as const

/** Only who invited them, or an admin, may; and only where it is needed. */
export const detours: readonly Attempt[] = BUTTONS.flatMap((name) => [
  ...everywhere(`A member presses ${name} about an invitation of somebody else`, {
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
  ...everywhere(`An admin presses ${name} about an invitation that reached its invitee`, {
    by: 'bob',
    hides: ['/invitation/'],
    send: (forger, { subjects }) => forger.press('bob', { name, subject: subjects.pending[forger.platform] }),
  }),
])
