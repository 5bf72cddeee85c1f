import { type Scene, scenario } from '../dsl/scenario.ts'

// What Ann and one of many saw, word by word. The texts are in test/stories/transcripts.

const LIST = [
  'hana@lighthouse.example',
  'gus@petrov-design.example',
  'out@side.example',
  'hana@lighthouse.example',
].join('\n')

/** Usher looks again after a second, and at its message after some more. */
const pass = ({ meanwhile, world }: Scene) =>
  meanwhile('Some minutes pass', async () => {
    world.simulator.slack.faults.clear()
    await world.advance({ minutes: 10 })
    await world.advance({ minutes: 1 })
  })

async function begin({ person, world }: Scene) {
  // Only Slack knows who goes by an address.
  const [ann, hana] = [person('ann'), person('hana', 'slack')]
  await ann.runs('/team bulk')
  await ann.fills({ 'And a pasted list': LIST })
  world.simulator.slack.faults.fail({ call: 'users.lookupByEmail', times: 1_000, how: 'server_error' })
  await ann.presses('Invite 3 people')
  return { ann, hana }
}

scenario('A list is invited, and taken back', async (scene) => {
  const { ann } = await begin(scene)
  await scene.meanwhile('A minute passes', () => scene.world.advance({ minutes: 1 }))
  await pass(scene)
  await ann.presses('Take all back')
  await ann.presses('Take back 2')
  await pass(scene)
})

scenario(
  'A list is paused, stopped, and the rest is invited',
  async (scene) => {
    const { ann, hana } = await begin(scene)
    await ann.presses('Pause')
    await ann.presses('Go on')
    await ann.presses('Stop')
    await pass(scene)
    await ann.presses('Invite the other 3')
    await pass(scene)
    await hana.presses('Accept')
  },
  { left: ['Ann: Try again with the 1 who failed', 'Ann: All lines as CSV', 'Ann: Take all back'] },
)
