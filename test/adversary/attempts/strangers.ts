import type { Answer } from '../answer.ts'
import type { Attempt } from '../attempt.ts'
import { on } from '../everywhere.ts'
import type { Forger } from '../forger.ts'
import type { Stage } from '../stage.ts'

type Deed = readonly [what: string, send: (forger: Forger, stage: Stage, by: string) => Promise<Answer>]

const DEEDS: readonly Deed[] = [
  ['invites somebody', (forger, _, by) => forger.command(by, { name: 'invite', options: { who: '@grace' } })],
  ['reads who is in the team', (forger, _, by) => forger.command(by, { name: 'members' })],
  ['removes a member', (forger, _, by) => forger.command(by, { name: 'remove', options: { who: 'Carol' } })],
  [
    'agrees to a new owner',
    (forger, { subjects }, by) => forger.press(by, { name: 'agree_change', subject: subjects.asked }),
  ],
  [
    'accepts an invitation of another',
    (forger, { subjects }, by) =>
      forger.press(by, { name: 'accept', subject: subjects.pending[forger.platform] }),
  ],
  ['links an account', (forger, _, by) => forger.command(by, { name: 'link' })],
]

const SECRETS = ['Dora Lindqvist', 'Carol Mendes', 'layla@lighthouse.example'] as const

const ON_SLACK = [
  ['A guest', 'gus'],
  ['Somebody of another company', 'zoe'],
  ['Somebody who has left the company', 'olga'],
  ['A bot', 'robo'],
] as const

/** People who are no colleagues, in whatever channel they are. */
export const strangers: readonly Attempt[] = [
  ...ON_SLACK.flatMap(([who, by]) =>
    DEEDS.map(([what, send]) =>
      on('slack', `${who} ${what}`, {
        by,
        hides: SECRETS,
        send: (forger, stage) => send(forger, stage, by),
      }),
    ),
  ),
  ...DEEDS.map(([what, send]) =>
    on('discord', `A bot ${what}`, {
      by: 'botto',
      hides: SECRETS,
      send: (forger, stage) => send(forger, stage, 'botto'),
    }),
  ),
]

const ELSEWHERE = { slack: 'T0OTHER0001', discord: '199999999999999991' } as const

/** As a payload says it that comes of somewhere where Usher is not installed. */
const claimsOf = ({ platform }: Forger, kind: 'command' | 'press', id: string) => {
  if (platform === 'discord') return { guild_id: ELSEWHERE.discord }
  if (kind === 'command') return { team_id: ELSEWHERE.slack }
  return { user: { id, name: 'bob', team_id: ELSEWHERE.slack } }
}

const idOf = ({ idOf: find }: Stage): string => find({ platform: 'slack', handle: 'bob' })

/** The audit log names them as whom they were said to be. */
export const otherPlaces: readonly Attempt[] = [
  on('discord', 'An admin removes a member from a guild where Usher is not', {
    by: 'bob',
    send: (forger, stage) =>
      forger.command(
        'bob',
        { name: 'remove', options: { who: 'Carol' } },
        { claims: claimsOf(forger, 'command', idOf(stage)) },
      ),
  }),
  on('discord', 'An admin agrees to a new owner from a guild where Usher is not', {
    by: 'dora',
    send: (forger, stage) =>
      forger.press(
        'dora',
        { name: 'agree_change', subject: stage.subjects.asked },
        { claims: claimsOf(forger, 'press', idOf(stage)) },
      ),
  }),
  ...(['command', 'press'] as const).map(
    (kind): Attempt => ({
      title: `Somebody of another workspace has the id of an admin, by a ${kind} (slack)`,
      by: { platform: 'slack', handle: 'bob' },
      place: 'slack',
      send: (stage) => {
        const forger = stage.at('slack')
        const claims = claimsOf(forger, kind, idOf(stage))
        return kind === 'command'
          ? forger.command('bob', { name: 'remove', options: { who: 'Carol' } }, { claims })
          : forger.press('bob', { name: 'undo_change', subject: stage.subjects.waiting }, { claims })
      },
    }),
  ),
]
