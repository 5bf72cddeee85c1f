import { expect } from 'vitest'
import { ADMINS, auditOf, gatherTeam, roleCommand } from '../dsl/admin-team.ts'
import { story } from '../dsl/story.ts'

story('Bob leaves by himself, and the invitations that he sent go with him', async (world) => {
  const [bob, hana] = [world.here('bob'), world.here('hana')]
  await gatherTeam(world, { bob: 'admin' })
  await bob.runs('/team invite @hana')
  await bob.runs('/team leave')
  await bob.sees(
    'Leave Lighthouse?',
    'You are an admin of the team',
    '1 invitation that you sent and nobody has answered yet will be taken back.',
    'To come back, you need a new invitation.',
  )
  await bob.presses('Stay')
  await bob.sees('Everything stays as it is')
  await bob.runs('/team leave')
  await bob.presses('Leave')
  await bob.sees('You have left Lighthouse', 'Your other teams are as before.')
  await hana.sees('The invitation to Lighthouse was taken back')
  await world.here('ann').seesNothingOf('asked to leave')
  await bob.runs('/team leave')
  await bob.sees('As far as I know you are not a member of Lighthouse.')
  expect(await auditOf(world, /^(change|leave)/)).toEqual([
    'change.asked done',
    'change.done done',
    'leave refused not_a_member',
  ])
})

story('The last owner stays', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team leave')
  await ann.sees('You cannot leave Lighthouse', 'Lighthouse would be left without an owner.')
  expect(await auditOf(world, /^leave/)).toEqual(['leave refused last_owner'])
})

story('Who is to become something else leaves once that is settled', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.presses('Make an owner')
  await bob.runs('/team leave')
  await bob.sees('asked to make you an owner of Lighthouse', 'Once that is settled, you can leave')
  await dora.presses('Deny')
  await bob.runs('/team leave')
  await bob.presses('Leave')
  await bob.sees('You have left Lighthouse')
})

story('Who left hears so although the bot was stopped in between', async (world) => {
  const bob = world.here('bob')
  await gatherTeam(world, { bob: 'member' })
  await bob.runs('/team leave')
  world.simulator[world.platform].faults.hold(1)
  await bob.pressesAtOnce(bob.message('Leave Lighthouse?'), 'Leave', 1)
  await world.restart()
  world.simulator[world.platform].faults.release()
  await world.settle()
  await bob.sees('You have left Lighthouse')
})

story(
  'At Deepgram nobody can be known, so nobody leaves from here, and a preview names the keys that go',
  async (world) => {
    const ann = world.here('ann')
    await world.vendor.addMember('bob@lighthouse.example', 'member')
    await ann.runs('/team setup', { in: 'team-admins' })
    await ann.runs('/team leave')
    await ann.sees('I cannot take you out of Lighthouse from here', 'Leave at Deepgram itself')
    await ann.runs('/team remove bob@lighthouse.example', { in: 'team-admins' })
    await ann.sees('They also lose every API key they made in this project.')
    await ann.presses('Remove bob')
    await world.advance({ minutes: 1 })
    await ann.sees('bob is not in Lighthouse any more')
    expect(await world.vendor.members()).toHaveLength(1)
  },
  { backend: 'deepgram' },
)

story(
  'At ZenML Bob leaves with his own token, which is forgotten then',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    const { token = '' } = await world.vendor.signUp('bob@lighthouse.example', 'Bob Okafor')
    await ann.runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    await bob.fills({ 'Your own ZenML Pro token': token })
    await bob.sees('You are in Lighthouse')
    await bob.runs('/team leave')
    await bob.presses('Leave')
    await bob.sees('You have left Lighthouse', 'I have forgotten the token that you gave me.')
    expect(await world.vendor.members()).toHaveLength(1)

    await ann.runs('/team invite @bob')
    await bob.presses('Accept', { on: 'invites you to join Lighthouse' })
    await bob.sees('ZenML Pro wants to hear it from you')
  },
  { backend: 'zenml' },
)

story(
  'At ZenML nobody leaves with the key of the team, and service accounts are nobody here',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team leave')
    await ann.sees('Only you can leave Lighthouse', 'It takes your own ZenML Pro account')
    expect(ann.buttons()).toContain('Link account')
    await ann.runs('/team setup', { in: 'team-admins' })
    await ann.runs('/team remove usher', { in: 'team-admins' })
    await ann.sees('Nobody in Lighthouse matches “usher”', 'look after service accounts at ZenML Pro itself')
    expect(await world.vendor.members()).toHaveLength(1)
    expect(await auditOf(world, /^(leave|remove)/)).toEqual([
      'leave refused link_required',
      'remove refused member_nobody',
    ])
  },
  { backend: 'zenml' },
)
