import type { PlatformName } from '../../dsl/story.ts'
import type { Attempt } from '../attempt.ts'
import { everywhere, on } from '../everywhere.ts'
import type { Command } from '../forger.ts'

type Said = readonly [what: string, command: Command]

/** What an admin may do, and only in the admin channel. */
const THERE_ONLY: readonly Said[] = [
  ['removes a member', { name: 'remove', options: { who: 'Carol' } }],
  ['gives a member another role', { name: 'role', options: { who: 'Carol', role: 'admin' } }],
  ['says who somebody is', { name: 'link', options: { who: '@grace', more: 'carol@lighthouse.example' } }],
  ['has Usher forget who a member is', { name: 'unlink', options: { who: '@tomas' } }],
]

const elsewhere = (room: string, where: string): Attempt[] => [
  ...THERE_ONLY.flatMap(([what, command]) =>
    everywhere(`An admin ${what} ${where}`, {
      by: 'bob',
      send: (forger) => forger.command('bob', command, { in: room }),
    }),
  ),
  ...everywhere(`An admin agrees to a new owner ${where}`, {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press('dora', { name: 'agree_change', subject: subjects.asked }, { in: room }),
  }),
  ...everywhere(`An admin confirms a removal ${where}`, {
    by: 'bob',
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'confirm_change', subject: subjects.draft[forger.platform] }, { in: room }),
  }),
]

const NOWHERE = { slack: 'G0N0WHERE01', discord: '111111111111111111' } as const

/** In the payload of a platform that is not asked any further. */
const CLAIMED: Readonly<Record<PlatformName, Readonly<Record<string, unknown>>>> = {
  slack: {
    channel: { id: NOWHERE.slack, name: 'team-admins' },
    container: { type: 'message', channel_id: NOWHERE.slack },
  },
  discord: { channel_id: NOWHERE.discord, channel: { id: NOWHERE.discord, type: 0 } },
}

export const wrongPlace: readonly Attempt[] = [
  ...elsewhere('general', 'where everybody reads along'),
  ...elsewhere('admins-annex', 'in another private channel'),
  on('slack', 'An admin removes a member in a direct message', {
    by: 'bob',
    send: (forger) => forger.command('bob', { name: 'remove', options: { who: 'Carol' } }, { in: 'direct' }),
  }),
  on('slack', 'An admin agrees to a new owner in a direct message', {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press('dora', { name: 'agree_change', subject: subjects.asked }, { in: 'direct' }),
  }),
  on('discord', 'An admin removes a member in a thread of the admin channel', {
    by: 'bob',
    send: (forger, { world }) => {
      const thread = world.simulator.discord.rooms.openThread('team-admins', 'aside', ['bob'])
      return forger.command('bob', { name: 'remove', options: { who: 'Carol' } }, { in: thread })
    },
  }),
  ...everywhere('An admin agrees in a channel that is not there', {
    by: 'dora',
    send: (forger, { subjects }) =>
      forger.press(
        'dora',
        { name: 'agree_change', subject: subjects.asked },
        { claims: CLAIMED[forger.platform] },
      ),
  }),
  ...everywhere('Somebody of no team makes a public channel the admin channel', {
    by: 'grace',
    send: (forger) => forger.command('grace', { name: 'setup' }, { in: 'general' }),
  }),
  ...everywhere('The owner makes a public channel the admin channel', {
    by: 'ann',
    send: (forger) => forger.command('ann', { name: 'setup' }, { in: 'general' }),
  }),
]
