import { expect } from 'vitest'
import { crossStory, story } from '../dsl/story.ts'

story('Ann invites Bob, and Bob accepts', async (world) => {
  const ann = world.here('ann')
  const bob = world.here('bob')

  await ann.runs('/team invite @bob')
  await ann.sees('Invitation sent to Bob Okafor', 'Invited as a member')
  await bob.sees(
    'Ann Lee invites you to join Lighthouse',
    'You would be a member of the team',
    'You can answer until',
  )

  await bob.presses('Accept')
  await bob.sees('You are in Lighthouse')
  await ann.sees('Bob Okafor joined Lighthouse')
  expect(bob.buttons()).toEqual([])

  await bob.runs('/team members')
  await bob.sees('2 members of Lighthouse', 'Ann Lee – owner', 'Bob Okafor – member')
})

story('Hana, whom nobody linked, accepts and is a member from then on', async (world) => {
  await world.here('ann').runs('/team invite @hana admin')
  await world.here('hana').presses('Accept')
  await world.here('hana').sees('You are an admin of the team now')

  await world.here('hana').runs('/team invite @tomas')
  await world.here('tomas').sees('Hana Kim', 'invites you to join Lighthouse')
})

story('Bob declines, and Ann hears of it', async (world) => {
  const bob = world.here('bob')
  await world.here('ann').runs('/team invite @bob')
  await bob.presses('Decline')

  await bob.sees('You declined the invitation to Lighthouse')
  await world.here('ann').sees('Bob Okafor declined the invitation to Lighthouse')
  await bob.runs('/team members')
  await bob.sees('You cannot see the members of Lighthouse')
})

story('Ann invites several people with a role and a note', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @hana @tomas admin "Help me with the harbour"')

  await ann.sees('2 people invited to Lighthouse')
  for (const handle of ['hana', 'tomas']) {
    await world
      .here(handle)
      .sees('You would be an admin of the team', 'Ann Lee writes: “Help me with the harbour”')
  }
})

story('The bare command opens a form', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite')
  await ann.sees('Invite to Lighthouse')
  await ann.fills({
    'People here': '@bob',
    'And by e-mail address': 'new.one@elsewhere.example',
    Role: 'Admin',
    Note: 'Hello!',
  })

  await ann.sees('2 people invited to Lighthouse', 'nobody here goes by that address')
  await world.here('bob').sees('You would be an admin of the team', 'Ann Lee writes: “Hello!”')
})

story('A form that names nobody says so and sends nothing', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite')
  await ann.fills({ Note: 'Hello!' })
  await ann.sees('Pick somebody, or write at least one e-mail address.')

  await ann.runs('/team invitations')
  await ann.sees('Nobody was invited to Lighthouse so far')
})

story('An address that nobody answers to stays pending, and Ann is told in words', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite stranger@elsewhere.example')
  await ann.sees(
    'stranger@elsewhere.example is invited to Lighthouse',
    'nobody here goes by that address, so nobody was messaged; the invitation waits for them',
  )
  await ann.runs('/team invitations pending')
  await ann.sees(
    '1 invitation to Lighthouse',
    'stranger@elsewhere.example – member, waiting for an answer until',
  )
})

story('The shortcut opens the form, with the person already chosen', async (world) => {
  const ann = world.here('ann')
  if (world.platform === 'slack') await ann.choosesShortcut('Invite to team')
  else await ann.choosesShortcut('Invite to team', { person: 'bob' })
  await ann.sees('Invite to Lighthouse')
  await ann.fills(world.platform === 'slack' ? { 'People here': '@bob' } : {})
  await world.here('bob').sees('Ann Lee invites you to join Lighthouse')
})

crossStory('Ann invites Mia by address on Slack, and Mia accepts on Discord', async (world) => {
  const ann = world.slack('ann')
  const mia = world.discord('mia')

  await ann.runs('/team invite mia@lighthouse.example')
  await ann.sees('they have a direct message on Discord')
  await mia.sees('Ann Lee invites you to join Lighthouse')
  await mia.presses('Accept')
  await mia.sees('You are in Lighthouse')
  await ann.sees('Mia Tanaka joined Lighthouse')
})

crossStory('Ann invites Carol by address on Discord, and Carol accepts on Slack', async (world) => {
  const ann = world.discord('ann')
  const carol = world.slack('carol')

  await ann.runs('/team invite carol@lighthouse.example')
  await ann.sees('they have a direct message on Slack')
  await carol.presses('Accept')
  await carol.sees('You are in Lighthouse')
  await ann.sees('Carol Mendes joined Lighthouse')
})

crossStory('Dora gets both cards, and one answer closes both', async (world) => {
  await world.slack('ann').runs('/team invite dora@lighthouse.example')
  await world.slack('ann').sees('they have a direct message on Slack and Discord')
  await world.slack('dora').sees('Ann Lee invites you to join Lighthouse')

  await world.discord('dora').presses('Accept')
  await world.discord('dora').sees('You are in Lighthouse')
  await world.slack('dora').sees('You are in Lighthouse')
  expect(world.slack('dora').buttons()).toEqual([])
  expect(world.discord('dora').buttons()).toEqual([])

  await world.slack('dora').runs('/team members')
  await world.slack('dora').sees('2 members of Lighthouse')
})

crossStory('The same person by mention and by address gets one invitation', async (world) => {
  const ann = world.slack('ann')
  await ann.runs('/team invite @dora dora@lighthouse.example DORA@lighthouse.example')
  await ann.sees('Invitation sent to Dora Lindqvist')
  await ann.runs('/team invitations')
  await ann.sees('1 invitation to Lighthouse')
})
