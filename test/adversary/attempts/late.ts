import { asInvitationId } from '../../../src/domain/ids.ts'
import type { InvitationStatus } from '../../../src/domain/invitation.ts'
import type { PlatformName } from '../../dsl/story.ts'
import type { Attempt } from '../attempt.ts'
import { everywhere, on } from '../everywhere.ts'
import { seat, TEAM } from '../scene.ts'
import type { Stage } from '../stage.ts'

/** What was looked up a moment ago counts for some seconds, by design. */
const forget = ({ world }: Stage): Promise<void> => world.advance({ minutes: 0.1 })

/** Longer for what somebody is at the platform. */
const forgetKinds = ({ world }: Stage): Promise<void> => world.advance({ minutes: 0.6 })

/** At the backend itself, past Usher. */
const becomes = (handle: string, role: string) => async (stage: Stage) => {
  await seat(stage.world, handle, role)
  await forget(stage)
}

const isPutOut = (handle: string) => async (stage: Stage) => {
  const account = stage.subjects.accounts[handle]
  await stage.world.store().transaction(async (tx) => {
    const members = await tx.embedded.listMemberships({ team: TEAM, limit: 100, offset: 0 })
    const member = members.find((one) => one.account === account)
    if (member) await tx.embedded.deleteMembership(TEAM, member.account)
  })
  await forget(stage)
}

type Rooms = Stage['world']['simulator']['slack' | 'discord']['rooms']

const inRooms = (change: (rooms: Rooms) => void) => async (stage: Stage, platform: PlatformName) => {
  change(stage.world.simulator[platform].rooms)
  await forget(stage)
}

/** How it stands with the invitation that waits for somebody of the platform. */
const stands = (status: InvitationStatus) => (stage: Stage, platform: PlatformName) =>
  stage.world.store().transaction(async (tx) => {
    const found = await tx.findInvitation(asInvitationId(stage.subjects.pending[platform]))
    if (found) await tx.saveInvitation({ ...found, status })
  })

const INVITEES: Readonly<Record<PlatformName, string>> = { slack: 'layla', discord: 'mia' }

const DECIDING = [
  ['agrees to a new owner', 'agree_change', 'asked'],
  ['denies a new owner', 'deny_change', 'asked'],
  ['undoes a removal', 'undo_change', 'waiting'],
] as const

const onceAnAdmin: readonly Attempt[] = DECIDING.flatMap(([what, name, subject]) => [
  ...everywhere(`An admin who is a member by now ${what} with an old card`, {
    by: 'dora',
    given: becomes('dora', 'member'),
    send: (forger, { subjects }) => forger.press('dora', { name, subject: subjects[subject] }),
    after: becomes('dora', 'admin'),
  }),
  ...everywhere(`An admin who is out of the team by now ${what} with an old card`, {
    by: 'dora',
    given: isPutOut('dora'),
    send: (forger, { subjects }) => forger.press('dora', { name, subject: subjects[subject] }),
    after: becomes('dora', 'admin'),
  }),
])

const inOpenRoom: readonly Attempt[] = [
  ...everywhere('An admin agrees to a new owner after everybody was let into the admin channel', {
    by: 'dora',
    given: inRooms((rooms) => rooms.showToEverybody('team-admins')),
    send: (forger, { subjects }) => forger.press('dora', { name: 'agree_change', subject: subjects.asked }),
    after: inRooms((rooms) => rooms.hide('team-admins')),
  }),
  ...everywhere('An admin confirms a removal after everybody was let into the admin channel', {
    by: 'bob',
    given: inRooms((rooms) => rooms.showToEverybody('team-admins')),
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
    after: inRooms((rooms) => rooms.hide('team-admins')),
  }),
  on('slack', 'An admin agrees to a new owner after a guest was let into the admin channel', {
    by: 'dora',
    given: inRooms((rooms) => rooms.letIn('team-admins', 'gus')),
    send: (forger, { subjects }) => forger.press('dora', { name: 'agree_change', subject: subjects.asked }),
    after: inRooms((rooms) => rooms.putOut('team-admins', 'gus')),
  }),
  ...everywhere('An admin agrees to a new owner in a channel that Usher cannot see any more', {
    by: 'dora',
    given: inRooms((rooms) => rooms.putOut('team-admins', 'usher')),
    send: (forger, { subjects }) => forger.press('dora', { name: 'agree_change', subject: subjects.asked }),
    after: inRooms((rooms) => rooms.letIn('team-admins', 'usher')),
  }),
]

const notAsSeen: readonly Attempt[] = [
  ...everywhere('An admin confirms the removal of somebody who is an admin by now', {
    by: 'bob',
    given: becomes('carol', 'admin'),
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
    after: becomes('carol', 'member'),
  }),
  ...everywhere('Who is a member by now confirms the removal that they were asked about as an admin', {
    by: 'bob',
    given: becomes('bob', 'member'),
    send: (forger, { subjects }) =>
      forger.press('bob', { name: 'confirm_change', subject: subjects.draft[forger.platform] }),
    after: becomes('bob', 'admin'),
  }),
  ...everywhere('Who is out of the team by now reads who is in it', {
    by: 'dora',
    hides: ['Carol Mendes', 'Bob Okafor'],
    given: isPutOut('dora'),
    send: (forger) => forger.command('dora', { name: 'members' }),
    after: becomes('dora', 'admin'),
  }),
]

const madeGuest: readonly Attempt[] = (['guest', 'deactivated'] as const).map((kind) =>
  on('slack', `An admin who is ${kind} by now undoes a removal`, {
    by: 'dora',
    given: async (stage) => {
      stage.world.simulator.slack.becomes('dora', kind)
      await forgetKinds(stage)
    },
    send: (forger, { subjects }) => forger.press('dora', { name: 'undo_change', subject: subjects.waiting }),
    after: async (stage) => {
      stage.world.simulator.slack.becomes('dora', 'person')
      await forgetKinds(stage)
    },
  }),
)

const isOver: readonly Attempt[] = (['slack', 'discord'] as const).flatMap((platform) => {
  const invitee = INVITEES[platform]
  return [
    ...(['revoked', 'expired'] as const).map((status) =>
      on(platform, `Who was invited accepts when the invitation is ${status}`, {
        by: invitee,
        given: stands(status),
        send: (forger, { subjects }) =>
          forger.press(invitee, { name: 'accept', subject: subjects.pending[platform] }),
        after: stands('pending'),
      }),
    ),
    ...(['revoked', 'declined'] as const).map((status) =>
      on(platform, `Who sent an invitation takes it back when it is ${status}`, {
        by: 'ann',
        given: stands(status),
        send: (forger, { subjects }) =>
          forger.press('ann', { name: 'revoke', subject: subjects.pending[platform] }),
        after: stands('pending'),
      }),
    ),
  ]
})

/** It was right when the button was drawn. */
export const late: readonly Attempt[] = [...onceAnAdmin, ...inOpenRoom, ...notAsSeen, ...madeGuest, ...isOver]
