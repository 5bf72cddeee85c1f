import { expect } from 'vitest'
import { ADMINS, auditOf, gatherTeam } from '../dsl/admin-team.ts'
import { story, type World } from '../dsl/story.ts'

const LIST = [
  'hana@lighthouse.example',
  'tomas@lighthouse.example',
  'gus@petrov-design.example',
  'out@side.example',
].join('\n')

/** Slack does not say who goes by an address, so that what follows can be done while the list waits. */
function makeSlackWait({ simulator }: World): void {
  simulator.slack.faults.fail({ call: 'users.lookupByEmail', times: 1_000, how: 'server_error' })
}

async function beginList(world: World, list: string, place = {}): Promise<void> {
  const ann = world.here('ann')
  const people = list.split('\n').length
  await ann.runs('/team bulk', place)
  await ann.fills({ 'And a pasted list': list })
  makeSlackWait(world)
  await ann.presses(`Invite ${people} people`)
}

story(
  'A list is held, goes on, tells what came of it, tries again what failed, and is taken back',
  async (world) => {
    // Only Slack knows who goes by an address.
    const [ann, hana, tomas] = [world.here('ann'), world.slack('hana'), world.slack('tomas')]
    await beginList(world, LIST)
    await ann.sees('Begun: I am inviting 4 people to Lighthouse', '▱▱▱▱▱▱▱▱▱▱ 0%: 0 of 4 done')
    await ann.presses('Pause')
    await ann.sees('Inviting 4 people to Lighthouse is paused', 'Ann Lee paused it')
    world.simulator.slack.faults.clear()
    await world.advance({ minutes: 5 })
    await hana.seesNothingOf('invites you')

    await ann.presses('Go on')
    await world.advance({ minutes: 1 })
    await hana.sees('Ann Lee invites you to join Lighthouse')
    await world.advance({ minutes: 1 })
    await ann.sees(
      'Invited 3 of 4 people to Lighthouse',
      'Invited, without a message from me (1). I know nobody in a chat',
      'Guest in the chat (1): gus@petrov-design.example.',
      'What is still open can all be taken back until',
    )

    await hana.presses('Accept')
    await hana.sees('You are in Lighthouse')
    await world.advance({ minutes: 1 })
    await ann.seesNothingOf('Hana Kim joined', 'could not be reached')

    world.simulator.slack.becomes('gus', 'person')
    await ann.presses('Try again with the 1 who failed')
    await ann.sees('I go on with 1 person for Lighthouse')
    await world.advance({ minutes: 1 })
    await world.slack('gus').sees('Ann Lee invites you to join Lighthouse')
    await ann.sees('Invited 4 of 4 people to Lighthouse')

    await ann.presses('Take all back')
    await ann.sees('Take back 3 invitations to Lighthouse?', 'Whoever has joined stays')
    await ann.presses('Take back 3')
    await ann.sees('I am taking the invitations back')
    await world.advance({ minutes: 1 })
    await tomas.sees('The invitation to Lighthouse was taken back')
    await ann.sees('Took back 3 invitations to Lighthouse', 'Whoever had joined before stays in the team')
    await world.advance({ minutes: 1 })
    expect(ann.buttons()).not.toContain('Take all back')
    expect(await auditOf(world, /^bulk/)).toEqual([
      'bulk.drafted done',
      'bulk.began done',
      'bulk.paused done',
      'bulk.resumed done',
      'bulk.finished done',
      'bulk.began done',
      'bulk.finished done',
      'bulk.taken_back done',
      'bulk.undone done',
    ])
  },
)

story(
  'In the admin channel a list has figures and no names, and another admin can stop it',
  async (world) => {
    const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
    await gatherTeam(world, { bob: 'admin', dora: 'member' })
    const list = 'hana@lighthouse.example\ncarol@lighthouse.example\nnew@side.example'
    await beginList(world, list, ADMINS)
    await bob.sees('Inviting 3 people to Lighthouse', 'Ann Lee asked for it')
    await dora.presses('Pause')
    await dora.sees('You cannot look after lists of people', 'You need to be at least an admin')
    await bob.presses('Stop')
    await bob.sees('Bob Okafor', 'stopped it')
    await world.restart()
    world.simulator.slack.faults.clear()
    await world.advance({ minutes: 1 })
    await bob.sees('Invited 0 of 3 people to Lighthouse', '3 people still waited when Bob Okafor')
    await bob.seesNothingOf('hana@', 'carol@', 'new@side')

    await bob.presses('Invite the other 3')
    await bob.sees('Only whoever gave this list can let it go on', 'in the name of')
    await ann.presses('Invite the other 3')
    await ann.sees('I go on with 3 people for Lighthouse')
    await world.advance({ minutes: 1 })
    await world.slack('hana').sees('Ann Lee invites you to join Lighthouse')
    await bob.sees('Invited 3 of 3 people to Lighthouse')
    expect(bob.buttons()).not.toContain('Invite the other 3')

    await bob.presses('Take all back')
    await bob.sees('Take back 3 invitations to Lighthouse?')
    await bob.presses('Keep them')
    await bob.sees('The invitations stand')
  },
)

story(
  'Whoever takes no direct messages reads the report where they ask for the next list',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team bulk')
    await ann.fills({ 'And a pasted list': 'one@side.example' })
    await ann.closesDirectMessages()
    await ann.presses('Invite 1 person')
    await world.advance({ minutes: 1 })
    await ann.runs('/team bulk')
    await ann.sees('I could not bring you this report by direct message', 'Invited 1 of 1 person')
    await ann.presses('Another list')
    await ann.fills({ 'And a pasted list': 'two@side.example' })
    await ann.sees('Invite 1 person to Lighthouse?')
  },
  { notOn: { slack: 'Nobody can close their direct messages to an app there' } },
)
