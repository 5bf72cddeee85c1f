import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { crossStory, story, type World } from '../dsl/story.ts'
import type { StoryWorld } from '../dsl/world.ts'

const ADMINS = { in: 'team-admins' } as const

/** Ann is the owner, Bob a member, and there is an admin channel that both can see. */
async function openTeam(world: World, { bob = 'member' }: { readonly bob?: string } = {}): Promise<void> {
  await world.here('ann').runs(`/team invite @bob ${bob}`)
  await world.here('bob').presses('Accept')
  await world.here('ann').runs('/team setup', ADMINS)
}

async function audited({ store }: StoryWorld, action: RegExp): Promise<readonly string[]> {
  const entries = await store().transaction((tx) => tx.listAudit({ team: asTeamId('main') }))
  return entries
    .filter((entry) => action.test(entry.action))
    .map((entry) => [entry.action, entry.decision, entry.reason].filter(Boolean).join(' '))
}

story('Bob, a member, asks for Hana, and Ann agrees', async (world) => {
  await openTeam(world)
  const [ann, bob, hana] = [world.here('ann'), world.here('bob'), world.here('hana')]
  await bob.runs('/team invite @hana member "we row together"')
  await bob.sees('I asked the admins of Lighthouse about Hana Kim', 'Nobody is invited until then')
  await hana.seesNothingOf('invites you')
  await ann.sees('asks to invite Hana Kim')

  await bob.runs('/team invite @hana')
  await bob.sees('The admins of Lighthouse have been asked about Hana Kim', 'nobody has answered yet')

  await ann.presses('Agree')
  await ann.sees('Ann Lee agreed')
  await hana.sees('Bob Okafor invites you to join Lighthouse', 'we row together')
  await bob.sees('Your invitations to Lighthouse are on their way')
  expect(ann.buttons()).not.toContain('Agree')
  await hana.presses('Accept')
  await bob.sees('joined Lighthouse')
})

story('Ann does not agree, and nobody is invited', async (world) => {
  await openTeam(world)
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await bob.runs('/team invite @hana')
  await ann.presses('Deny')
  await bob.sees('Hana Kim 🌿 will not be invited to Lighthouse', 'did not agree')
  await world.here('hana').seesNothingOf('invites you')
  expect(ann.buttons()).not.toContain('Agree')

  // The door is open again.
  await ann.runs('/team invite @hana')
  await world.here('hana').sees('Ann Lee invites you to join Lighthouse')
})

story('Bob cannot agree to his own request', async (world) => {
  await openTeam(world)
  const [bob, hana] = [world.here('bob'), world.here('hana')]
  await bob.runs('/team invite @hana', ADMINS)
  await bob.presses('Agree')
  await bob.sees('Nobody decides about what they asked for themselves')
  await hana.seesNothingOf('invites you')
  expect(await audited(world, /^agree/)).toEqual(['agree refused own_case'])
})

story('A request that nobody answers lapses after a day, and Bob may ask again', async (world) => {
  await openTeam(world)
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await bob.runs('/team invite @hana')
  await world.advance({ hours: 25 })
  await bob.sees(
    'Hana Kim 🌿 will not be invited to Lighthouse',
    'Nobody in the admin channel agreed in time',
  )
  expect(ann.buttons()).not.toContain('Agree')
  await bob.runs('/team invite @hana')
  await bob.sees('I asked the admins of Lighthouse about Hana Kim')
})

story('Bob asks for at most what he is himself', async (world) => {
  await openTeam(world)
  await world.here('bob').runs('/team invite @hana admin')
  await world.here('bob').sees('You cannot give that role in Lighthouse', 'You are a member')
})

story('An owner is made by two', async (world) => {
  await openTeam(world, { bob: 'admin' })
  const [ann, bob, hana] = [world.here('ann'), world.here('bob'), world.here('hana')]
  await ann.runs('/team invite @hana owner')
  await ann.sees('I asked the admins of Lighthouse about Hana Kim', 'a second admin has to agree')
  await hana.seesNothingOf('invites you')
  await ann.presses('Agree', { on: 'asks to invite Hana Kim' })
  await ann.sees('Nobody decides about what they asked for themselves')
  await bob.presses('Agree', { on: 'asks to invite Hana Kim' })
  await hana.sees('You would be an owner of the team')
})

story('Two answer at once: one decides, and the other hears who', async (world) => {
  await openTeam(world, { bob: 'admin' })
  const [ann, bob, hana] = [world.here('ann'), world.here('bob'), world.here('hana')]
  await ann.runs('/team invite @dora member')
  await world.here('dora').presses('Accept')
  await world.here('dora').runs('/team invite @hana')
  await world.here('dora').sees('I asked the admins of Lighthouse')
  const [forAnn, forBob] = [ann.message('asks to invite Hana'), bob.message('asks to invite Hana')]
  await Promise.all([ann.pressesAtOnce(forAnn, 'Agree', 1), bob.pressesAtOnce(forBob, 'Agree', 1)])
  await world.settle()
  await hana.sees('invites you to join Lighthouse')
  expect(await audited(world, /^change\.agreed/)).toEqual(['change.agreed done'])
  expect(hana.buttons().filter((label) => label === 'Accept')).toHaveLength(1)
})

crossStory('A request from Slack is agreed to on Discord, and both cards close', async (world) => {
  await world.slack('ann').runs('/team invite @dora admin')
  await world.slack('dora').presses('Accept')
  await world.slack('ann').runs('/team invite @bob')
  await world.slack('bob').presses('Accept')
  await world.slack('ann').runs('/team setup', ADMINS)
  await world.discord('dora').runs('/team setup', ADMINS)
  await world.slack('bob').runs('/team invite @hana')
  await world.slack('ann').sees('asks to invite Hana Kim')
  await world.discord('dora').presses('Agree')
  await world.slack('ann').sees('agreed')
  expect(world.slack('ann').buttons()).not.toContain('Agree')
  await world.slack('hana').sees('invites you to join Lighthouse')
})
