import { everywhere, on } from '../everywhere.ts'

// Buttons that were shown to somebody else, with the ids that are in them.

/** What is about somebody or something else than who presses. */
export const othersButtons = [
  ...everywhere('A member confirms the removal that an admin was asked about', {
    by: 'tomas',
    send: (forger, { subjects }) =>
      forger.press('tomas', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
  }),
  ...everywhere('Another admin confirms the removal that Bob was asked about', {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press('dora', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
  }),
  ...everywhere('The owner confirms the removal that Bob was asked about', {
    by: 'ann',
    send: (forger, { subjects }) =>
      forger.press('ann', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
  }),
  ...everywhere('Whoever is to be removed agrees to a question that was never put to a second person', {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press('dora', { name: 'agree_change', subject: subjects.draft[forger.platform] }),
  }),
  ...everywhere('Bob confirms his question of the other platform', {
    by: 'bob',
    send: (forger, { subjects }) =>
      forger.press('bob', {
        name: 'confirm_change',
        subject: subjects.draft[forger.platform === 'slack' ? 'discord' : 'slack'],
      }),
  }),
  ...everywhere('A member agrees to a new owner', {
    by: 'tomas',
    send: (forger, { subjects }) => forger.press('tomas', { name: 'agree_change', subject: subjects.asked }),
  }),
  ...everywhere('A member denies a new owner', {
    by: 'tomas',
    send: (forger, { subjects }) => forger.press('tomas', { name: 'deny_change', subject: subjects.asked }),
  }),
  ...everywhere('Somebody of no team agrees to a new owner', {
    by: 'grace',
    send: (forger, { subjects }) => forger.press('grace', { name: 'agree_change', subject: subjects.asked }),
  }),
  ...everywhere('A member undoes what the owner asked for', {
    by: 'tomas',
    send: (forger, { subjects }) => forger.press('tomas', { name: 'undo_change', subject: subjects.waiting }),
  }),
  ...everywhere('Somebody of no team undoes what the owner asked for', {
    by: 'grace',
    send: (forger, { subjects }) => forger.press('grace', { name: 'undo_change', subject: subjects.waiting }),
  }),
  on('slack', 'Whoever is being removed undoes it', {
    by: 'yusuf',
    send: (forger, { subjects }) => forger.press('yusuf', { name: 'undo_change', subject: subjects.waiting }),
  }),
  ...everywhere('An admin confirms once more what is waiting already', {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press('dora', { name: 'confirm_change', subject: subjects.waiting }),
  }),
  ...everywhere('A member accepts an invitation that is for somebody else', {
    by: 'tomas',
    send: (forger, { subjects }) =>
      forger.press('tomas', { name: 'accept', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('Somebody of no team accepts an invitation that is for somebody else', {
    by: 'grace',
    send: (forger, { subjects }) =>
      forger.press('grace', { name: 'accept', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('The owner declines an invitation for whom she sent it to', {
    by: 'ann',
    send: (forger, { subjects }) =>
      forger.press('ann', { name: 'decline', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('Somebody takes a token in for an invitation of another, to accept it with that', {
    by: 'grace',
    send: (forger, { subjects }) =>
      forger.submit('grace', {
        name: 'link',
        subject: subjects.pending[forger.platform],
        fields: { token: 'not-a-token-of-anybody' },
      }),
  }),
  ...everywhere('A member takes back an invitation that the owner sent', {
    by: 'tomas',
    send: (forger, { subjects }) =>
      forger.press('tomas', { name: 'revoke', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('Somebody of no team takes back an invitation', {
    by: 'grace',
    send: (forger, { subjects }) =>
      forger.press('grace', { name: 'revoke', subject: subjects.pending[forger.platform] }),
  }),
  ...everywhere('A member asks to take back an invitation that the owner sent', {
    by: 'tomas',
    hides: ['Mia', 'layla@lighthouse.example'],
    send: (forger, { subjects }) =>
      forger.press('tomas', { name: 'ask_revoke', subject: subjects.pending[forger.platform] }),
  }),
]

/** What nobody may decide for themselves. */
export const ownCases = [
  ...everywhere('The owner agrees to what she asked for herself, wherever she is', {
    by: 'ann',
    send: (forger, { subjects }) => forger.press('ann', { name: 'agree_change', subject: subjects.asked }),
  }),
  ...everywhere('The owner denies what she asked for herself', {
    by: 'ann',
    send: (forger, { subjects }) => forger.press('ann', { name: 'deny_change', subject: subjects.asked }),
  }),
  ...everywhere('Bob agrees to become an owner', {
    by: 'bob',
    send: (forger, { subjects }) => forger.press('bob', { name: 'agree_change', subject: subjects.asked }),
  }),
  ...everywhere('Bob decides that he does not become an owner', {
    by: 'bob',
    send: (forger, { subjects }) => forger.press('bob', { name: 'deny_change', subject: subjects.asked }),
  }),
  ...everywhere('A member agrees to invite whom they asked for themselves', {
    by: 'tomas',
    send: (forger, { subjects }) =>
      forger.press('tomas', { name: 'agree_change', subject: subjects.request }),
  }),
  on('slack', 'Whom a member wants to invite accepts before anybody agreed', {
    by: 'hana',
    send: (forger, { subjects }) => forger.press('hana', { name: 'accept', subject: subjects.requested }),
  }),
  on('slack', 'Whom a member wants to invite agrees to it', {
    by: 'hana',
    send: (forger, { subjects }) => forger.press('hana', { name: 'agree_change', subject: subjects.request }),
  }),
]
