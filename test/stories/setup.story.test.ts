import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { story, type World } from '../dsl/story.ts'

const ADMINS = { in: 'team-admins' } as const

/** What the audit log has of setting up, oldest first. */
async function setups({ store }: World): Promise<readonly string[]> {
  const entries = await store().transaction((tx) => tx.listAudit({ team: asTeamId('main') }))
  return entries
    .filter(({ action }) => /^(setup|move_setup|channel\.)/.test(action))
    .map(({ action, decision, reason }) => [action, decision, reason].filter(Boolean).join(' '))
}

story('Ann makes a private channel the admin channel', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team setup', ADMINS)
  await ann.sees(
    'This is the admin channel of Lighthouse now',
    'They can read along, but decide nothing here',
  )
  await ann.runs('/team setup', ADMINS)
  await ann.sees('This is the admin channel of Lighthouse now')
  expect(await setups(world)).toEqual(['channel.bound done', 'channel.bound done'])
})

story('A channel that everybody can read cannot be one', async (world) => {
  await world.here('ann').runs('/team setup')
  await world
    .here('ann')
    .sees(
      'This channel cannot be the admin channel of Lighthouse',
      'Everybody can read it',
      'Nothing was changed',
    )
  expect(await setups(world)).toEqual(['setup refused channel_public'])
})

story('Neither can a direct message', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob')
  await world.here('bob').presses('Accept')
  await ann.sees('Bob Okafor joined Lighthouse')
  await ann.runs('/team setup', { in: 'usher' })
  await ann.sees('This channel cannot be the admin channel of Lighthouse', 'A direct message is no channel')
  expect(await setups(world)).toEqual(['setup refused channel_direct'])
})

story(
  'A guest in it is named, and once they are out it will do',
  async (world) => {
    const ann = world.here('ann')
    world.simulator.slack.rooms.letIn('admins-annex', 'ann')
    await ann.runs('/team setup', { in: 'admins-annex' })
    await ann.sees('There are guests in it: Gus Petrov')
    world.simulator.slack.rooms.putOut('admins-annex', 'gus')
    await world.advance({ minutes: 1 })
    await ann.runs('/team setup', { in: 'admins-annex' })
    await ann.sees('This is the admin channel of Lighthouse now')
  },
  { notOn: { discord: 'Discord knows no guests' } },
)

story(
  'A channel that is shared with another company, or about to be, cannot be one',
  async (world) => {
    const ann = world.here('ann')
    world.simulator.slack.rooms.offerToShare('team-admins')
    await ann.runs('/team setup', ADMINS)
    await ann.sees('It is shared with another company, or about to be')
  },
  { notOn: { discord: 'Discord shares no channels' } },
)

story('A member cannot set it up', async (world) => {
  await world.here('ann').runs('/team invite @bob')
  await world.here('bob').presses('Accept')
  await world.here('bob').runs('/team setup', ADMINS)
  await world.here('bob').sees('You cannot set up Lighthouse', 'at least an admin', 'You could ask Ann Lee')
  expect(await setups(world)).toEqual(['setup refused rank_too_low'])
})

story('An admin cannot move it, an owner can', async (world) => {
  const { rooms } = world.simulator[world.platform]
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await ann.runs('/team invite @bob admin')
  await bob.presses('Accept')
  await ann.runs('/team setup', ADMINS)
  // A second private room, of which the first knows nothing.
  rooms.hide('random')
  for (const handle of ['ann', 'bob']) rooms.letIn('random', handle)
  await bob.runs('/team setup', { in: 'random' })
  await bob.sees('You cannot move the admin channel of Lighthouse', 'You need to be an owner')
  expect(await setups(world)).toEqual(['channel.bound done', 'move_setup refused rank_too_low'])
})

story(
  'When it is opened to everybody, the people in it hear that it counts no more, and then that it does',
  async (world) => {
    const { rooms } = world.simulator[world.platform]
    const ann = world.here('ann')
    await ann.runs('/team setup', ADMINS)
    rooms.showToEverybody('team-admins')
    await world.advance({ minutes: 6 })
    await ann.sees(
      'This channel does not count as the admin channel of Lighthouse any more',
      'Everybody can read it.',
    )
    rooms.hide('team-admins')
    await world.advance({ minutes: 6 })
    await ann.sees('This is the admin channel of Lighthouse again')
    expect(await setups(world)).toEqual([
      'channel.bound done',
      'channel.unfit done public',
      'channel.fit done',
    ])
  },
)

story(
  'Where the operator is strict, everybody in it needs the rank',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team setup', ADMINS)
    await ann.sees(
      'This channel cannot be the admin channel',
      'Not everybody in it may decide about the team',
    )
  },
  { settings: { USHER_ADMIN_CHANNELS: 'strict' } },
)
