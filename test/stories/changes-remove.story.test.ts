import { expect } from 'vitest'
import { ADMINS, auditOf, gatherTeam, roleCommand } from '../dsl/admin-team.ts'
import { story } from '../dsl/story.ts'

story('Ann removes Bob, who is told kindly, and what he sent goes with him', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'admin' })
  await bob.runs('/team invite @hana')
  await ann.runs('/team remove Bob', ADMINS)
  await ann.sees(
    'Remove Bob Okafor from Lighthouse?',
    'They are an admin of the team.',
    '1 invitation that they sent and nobody has answered yet will be taken back.',
    'Their other teams stay as they are',
    'there are 30 seconds to undo it',
  )
  await ann.presses('Remove Bob Okafor')
  await ann.sees(
    'The card in the admin channel shows how it stands.',
    'It can be undone there for 30 seconds.',
  )
  await dora.sees('Ann Lee asked to remove Bob Okafor from Lighthouse', 'I will do it in 30 seconds')
  expect(dora.buttons()).toContain('Undo')
  await bob.seesNothingOf('You are not in Lighthouse any more')

  await world.advance({ minutes: 1 })
  await dora.sees('Bob Okafor is not in Lighthouse any more', 'Ann Lee asked for it')
  expect(dora.buttons()).not.toContain('Undo')
  await bob.sees(
    'You are not in Lighthouse any more',
    'Ann Lee took you out of Lighthouse. Your other teams are as before.',
  )
  await world.here('hana').sees('The invitation to Lighthouse was taken back')
  await bob.runs('/team members')
  await bob.sees('You cannot see the members of Lighthouse')
  expect(await auditOf(world, /^change/)).toEqual(['change.asked done', 'change.done done'])
})

story('Who keeps a member, or undoes it in time, has changed nothing', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs('/team remove @bob', ADMINS)
  await ann.presses('Keep')
  await ann.sees('Everything stays as it is')

  await ann.runs('/team remove bob@lighthouse.example', ADMINS)
  await ann.presses('Remove Bob Okafor')
  await dora.presses('Undo')
  await dora.sees('Bob Okafor stays in Lighthouse', 'Dora Lindqvist undid it')
  await ann.sees('Dora Lindqvist undid it.')
  await world.advance({ minutes: 2 })
  await bob.seesNothingOf('You are not in Lighthouse any more')
  await bob.runs('/team members')
  await bob.sees('3 members of Lighthouse')
  expect(await auditOf(world, /^change/)).toEqual(['change.asked done', 'change.undone done'])
})

story('Nobody undoes their own removal', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await gatherTeam(world, { bob: 'admin' })
  await ann.runs('/team remove Bob', ADMINS)
  await ann.presses('Remove Bob Okafor')
  await bob.presses('Undo')
  await bob.sees('This is about you, so somebody else in the admin channel has to undo it.')
  await world.advance({ minutes: 1 })
  await bob.sees('You are not in Lighthouse any more')
  expect(await auditOf(world, /^undo/)).toEqual(['undo refused own_case'])
})

story('The time to undo it outlives the bot', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await gatherTeam(world, { bob: 'member' })
  await ann.runs('/team remove Bob', ADMINS)
  await ann.presses('Remove Bob Okafor')
  await world.restart()
  await bob.seesNothingOf('You are not in Lighthouse any more')
  await world.advance({ minutes: 1 })
  await bob.sees('You are not in Lighthouse any more')
  await ann.runs('/team members')
  await ann.sees('1 member of Lighthouse')
})

story('Nobody is removed outside of the admin channel, or by who may not', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs('/team remove Bob')
  await ann.sees('You cannot remove people from Lighthouse', 'only possible in the team’s admin channel')
  await bob.runs('/team remove Dora', ADMINS)
  await bob.sees('You need to be at least an admin of the team for this.')
  await dora.runs('/team remove Ann', ADMINS)
  await dora.sees('You cannot remove Ann Lee from Lighthouse', 'You are an admin, and they rank above you.')
  await dora.runs('/team remove Dora', ADMINS)
  await dora.sees(
    'You cannot remove yourself from Lighthouse',
    'That is you. Type /team leave if you want to leave yourself.',
  )
  await dora.runs('/team remove nobody-there', ADMINS)
  await dora.sees('Nobody in Lighthouse matches “nobody-there”')
  await dora.runs('/team remove @hana', ADMINS)
  await dora.sees('I do not know which account of Lighthouse Hana Kim 🌿 is')
  expect(await auditOf(world, /^remove/)).toEqual([
    'remove refused admin_channel_only',
    'remove refused rank_too_low',
    'remove refused outranked',
    'remove refused oneself',
    'remove refused member_nobody',
    'remove refused member_unlinked',
  ])
})

story('A list has buttons only for who may, and does no harm when it is old', async (world) => {
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs('/team members')
  expect(ann.buttons()).not.toContain('Remove')
  await ann.runs('/team members bob', ADMINS)
  expect(ann.buttons().filter((label) => label === 'Remove')).toHaveLength(1)
  await dora.runs('/team members Ann', ADMINS)
  expect(dora.buttons()).not.toContain('Remove')

  await dora.runs('/team remove Bob', ADMINS)
  await dora.presses('Remove Bob Okafor')
  await ann.presses('Remove', { on: 'Bob Okafor – member' })
  await ann.sees('Dora Lindqvist asked to remove Bob Okafor from Lighthouse already')
  await world.advance({ minutes: 1 })
  await ann.presses('Remove', { on: 'Bob Okafor – member' })
  await ann.sees('They are not in Lighthouse any more', 'That list was old')
})

story('What was seen before it changed is not done', async (world) => {
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await dora.runs('/team remove Bob', ADMINS)
  await ann.runs(roleCommand(world, 'Bob', 'admin'), ADMINS)
  await ann.presses('Make an admin')
  await world.advance({ minutes: 1 })
  await dora.presses('Remove Bob Okafor')
  await dora.sees('Something about Bob Okafor has changed since you looked')
  await world.advance({ minutes: 1 })
  await world.here('bob').seesNothingOf('You are not in Lighthouse any more')
})

story('A question is put to one person', async (world) => {
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs('/team remove Bob', ADMINS)
  await world.advance({ minutes: 20 })
  await ann.presses('Remove Bob Okafor')
  await ann.sees('This was asked for too long ago')
  await dora.seesNothingOf('asked to remove Bob Okafor')
})

story('A channel that others can read by now is no place for it', async (world) => {
  const ann = world.here('ann')
  await gatherTeam(world, { bob: 'member' })
  await ann.runs('/team remove Bob', ADMINS)
  world.simulator[world.platform].rooms.showToEverybody('team-admins')
  await world.advance({ minutes: 1 })
  await ann.presses('Remove Bob Okafor')
  await ann.sees('this channel does not count as one at the moment', 'Everybody can read it')

  world.simulator[world.platform].rooms.hide('team-admins')
  await world.advance({ minutes: 1 })
  await ann.runs('/team remove Bob', ADMINS)
  await ann.presses('Remove Bob Okafor')
  world.simulator[world.platform].rooms.showToEverybody('team-admins')
  await world.advance({ minutes: 1 })
  await ann.sees('and it could not be done', 'does not count as an admin channel any more')
  await world.here('bob').seesNothingOf('You are not in Lighthouse any more')
})

story(
  'Who is no admin any more does nothing with an old card, and nothing they asked for is done',
  async (world) => {
    const [ann, dora] = [world.here('ann'), world.here('dora')]
    await gatherTeam(world, { bob: 'member', hana: 'member', dora: 'admin' })
    await ann.runs(roleCommand(world, 'Dora', 'member'), ADMINS)
    await ann.presses('Make a member')
    await world.advance({ minutes: 0.4 })
    await dora.runs('/team remove Bob', ADMINS)
    await dora.presses('Remove Bob Okafor')
    await ann.runs('/team remove Hana', ADMINS)
    await ann.presses('Remove Hana Kim 🌿')
    await world.advance({ minutes: 0.2 })
    await dora.sees('Dora Lindqvist is a member of Lighthouse now')
    await dora.presses('Undo', { on: 'remove Hana' })
    await dora.sees('You cannot undo this in Lighthouse', 'at least an admin')
    await world.advance({ minutes: 1 })
    await ann.sees(
      'Hana Kim 🌿 is not in Lighthouse any more',
      'Dora Lindqvist asked to remove Bob Okafor from Lighthouse, and it could not be done',
      'Who asked for it may not do this any more.',
    )
    await dora.sees('I could not remove Bob Okafor from Lighthouse')
    await world.here('bob').seesNothingOf('You are not in Lighthouse any more')
  },
)

story(
  'While one types, only those are offered who may be removed there',
  async (world) => {
    await gatherTeam(world, { bob: 'member', dora: 'admin' })
    const { discord } = world.simulator
    const offered = async (handle: string, room: string) => {
      const channel = discord.screen(handle).channels.find(({ name }) => name === room)?.id ?? ''
      const options = await discord.suggest(handle, {
        in: 'command',
        channel,
        text: '/team remove who:',
      })
      return options.map(({ label }) => label)
    }
    expect(await offered('dora', 'team-admins')).toEqual(['Bob Okafor (member)'])
    expect(await offered('ann', 'team-admins')).toEqual(['Bob Okafor (member)', 'Dora Lindqvist (admin)'])
    expect(await offered('ann', 'general')).toEqual([])
    expect(await offered('bob', 'team-admins')).toEqual([])
  },
  { notOn: { slack: 'Slack offers nothing while one types a command' } },
)
