import { expect } from 'vitest'
import { ADMINS, auditOf, gatherTeam, roleCommand } from '../dsl/admin-team.ts'
import { story, type World } from '../dsl/story.ts'

/** With a third admin, who can see the admin channel. */
async function gatherAdmins(world: World): Promise<void> {
  world.simulator[world.platform].rooms.letIn('team-admins', 'hana')
  await gatherTeam(world, { bob: 'member', dora: 'admin', hana: 'admin' })
}

story('A role goes up and down again, and the member hears of it', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await dora.runs(roleCommand(world, 'Bob', 'admin'), ADMINS)
  await dora.sees('Make Bob Okafor an admin of Lighthouse?', 'They are a member now.')
  await dora.presses('Make an admin')
  await ann.sees('Dora Lindqvist asked to make Bob Okafor an admin of Lighthouse')
  await world.advance({ minutes: 1 })
  await bob.sees('You are an admin of Lighthouse now', 'You were a member before. ', 'changed it')
  await bob.runs('/team invitations')
  await bob.seesNothingOf('You cannot see the invitations')

  await ann.runs(roleCommand(world, 'Bob', 'member'), ADMINS)
  await ann.presses('Make a member')
  await world.advance({ minutes: 1 })
  await bob.sees('You are a member of Lighthouse now')
  await bob.runs('/team invitations')
  await bob.sees('You cannot see the invitations of Lighthouse')
  await dora.seesNothingOf('could not')
})

story('Nobody gives more than they have, or changes their own role', async (world) => {
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await dora.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await dora.sees('You cannot give that role in Lighthouse', 'You are an admin')
  await dora.runs(roleCommand(world, 'Dora', 'member'), ADMINS)
  await dora.sees('That is your own role.')
  await ann.runs(roleCommand(world, 'Ann', 'member'), ADMINS)
  await ann.sees('That is your own role.')
  await ann.runs(roleCommand(world, 'Bob', 'emperor'), ADMINS)
  await ann.sees('There is no role “emperor”', 'Lighthouse has owner, admin or member')
  await ann.runs(roleCommand(world, 'Bob', 'member'), ADMINS)
  await ann.sees('Bob Okafor has the role member already')
  await ann.runs(roleCommand(world, 'Bob', 'admin'))
  await ann.sees('You cannot change roles in Lighthouse')
  expect(await auditOf(world, /^change_role/)).toEqual([
    'change_role refused above_own_rank',
    'change_role refused own_case',
    'change_role refused own_case',
    'change_role refused unknown_role',
    'change_role refused admin_channel_only',
  ])
})

story('A new owner takes a second admin, and the time to undo it begins then', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.sees('As it is about an owner, another admin has to agree first.')
  await ann.presses('Make an owner')
  await ann.sees('Another admin has to agree')
  await ann.presses('Agree')
  await ann.sees('Nobody decides about what they asked for themselves', 'You could ask Dora Lindqvist.')
  await bob.presses('Agree')
  await bob.sees('You cannot decide this for Lighthouse')

  await dora.presses('Agree')
  await dora.sees('Ann Lee asked to make Bob Okafor an owner of Lighthouse', 'Dora Lindqvist agreed.')
  await bob.seesNothingOf('You are an owner of Lighthouse now')
  await world.advance({ minutes: 1 })
  await bob.sees('You are an owner of Lighthouse now')
  await ann.sees('Bob Okafor is an owner of Lighthouse now')
  expect(await auditOf(world, /^(change|agree)/)).toEqual([
    'change.asked done',
    'agree refused own_case',
    'agree refused rank_too_low',
    'change.agreed done',
    'change.done done',
  ])
})

story('Where nobody is left to agree, it says so at once', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await gatherTeam(world, { bob: 'admin' })
  const dead = 'Nobody else in Lighthouse could agree: make another person an admin first.'
  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.sees('Make Bob Okafor an owner of Lighthouse?', dead)
  await ann.presses('Make an owner')
  for (const person of [ann, bob]) {
    await person.presses('Agree')
    await person.sees('or what is about them; a second admin has to.', dead)
  }
})

story('What nobody agrees to does not happen', async (world) => {
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.presses('Make an owner')
  await dora.presses('Deny')
  await ann.sees('Bob Okafor stays a member of Lighthouse', 'Dora Lindqvist did not agree.')

  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.presses('Make an owner')
  await world.advance({ days: 1, minutes: 1 })
  await ann.sees('Nobody in the admin channel agreed in time. You can ask again.')
  await bob.seesNothingOf('You are an owner of Lighthouse now')
})

story('Of two who decide at once one is first, and the other hears who', async (world) => {
  const [ann, dora, hana] = [world.here('ann'), world.here('dora'), world.here('hana')]
  await gatherAdmins(world)
  await ann.runs(roleCommand(world, 'Bob', 'owner'), ADMINS)
  await ann.presses('Make an owner')
  const card = 'Ann Lee asks to make Bob Okafor an owner'
  await Promise.all([
    dora.pressesAtOnce(dora.message(card), 'Agree', 1),
    hana.pressesAtOnce(hana.message(card), 'Deny', 1),
  ])
  await world.settle()
  const verdicts = await auditOf(world, /^change\.(agreed|denied)/)
  expect(verdicts).toHaveLength(1)
  const isAgreed = verdicts[0] === 'change.agreed done'
  const second = isAgreed ? hana : dora
  await second.sees('There is nothing to decide any more')
  await second.sees(isAgreed ? 'Dora Lindqvist agreed to it' : 'Hana Kim 🌿 did not agree')
  await world.advance({ minutes: 1 })
  await world.here('bob').runs('/team whoami')
  await world.here('ann').sees(isAgreed ? 'is an owner of Lighthouse now' : 'stays a member of Lighthouse')
})

story('A list asks for the role, and a name that fits several for the person', async (world) => {
  const ann = world.here('ann')
  await gatherTeam(world, { bob: 'member', dora: 'admin' })
  await ann.runs('/team members Bob', ADMINS)
  await ann.presses('Change role')
  await ann.fills({ 'The new role of Bob Okafor': 'admin' })
  await ann.sees('Make Bob Okafor an admin of Lighthouse?', 'They are a member now.')

  await ann.runs('/team remove lighthouse.example', ADMINS)
  await ann.sees('Whom do you mean?', 'Bob Okafor – member', 'Dora Lindqvist – admin')
  await ann.presses('Remove', { on: 'Whom do you mean?' })
  await ann.sees('from Lighthouse?')
})

story(
  'A bare command asks whom and, for a role, which',
  async (world) => {
    const ann = world.here('ann')
    await gatherTeam(world, { bob: 'member' })
    await ann.runs('/team role', ADMINS)
    await ann.fills({ Who: 'Bob', Role: 'admin' })
    await ann.presses('Make an admin')
    await ann.runs('/team remove', ADMINS)
    await ann.fills({ Who: '@bob' })
    await ann.sees('Ann Lee asked to make Bob Okafor an admin of Lighthouse already')
    await world.advance({ minutes: 1 })
    await world.here('bob').sees('You are an admin of Lighthouse now')
  },
  { notOn: { slack: 'a search field of Slack takes only what was offered' } },
)

story(
  'A form knows where it was opened, and offers only whom one may remove there',
  async (world) => {
    const ann = world.here('ann')
    await gatherTeam(world, { bob: 'member' })
    await ann.runs('/team remove', ADMINS)
    expect(await ann.isOffered('', { field: 'Who' })).toEqual(['Bob Okafor (member)'])
    const { id: form = '', fields = [] } = ann.screen().form ?? {}
    const field = fields.at(0)?.id ?? ''
    const [bob] = await world.simulator.slack.suggest('ann', { in: 'form', form, field, query: 'bob' })
    await ann.fills({ Who: bob?.value ?? '' })
    await ann.sees('Remove Bob Okafor from Lighthouse?')
    await ann.runs('/team remove')
    await ann.sees('You cannot remove people from Lighthouse')
  },
  { notOn: { discord: 'a form of Discord offers nothing while one types' } },
)
