import { ADMINS } from '../dsl/admin-team.ts'
import { type Scene, scenario } from '../dsl/scenario.ts'

// What each person saw, from the first word to the last. The texts are in test/stories/transcripts.

const BOB = 'bob@lighthouse.example'

const inviting = async ({ person }: Scene) => {
  const [ann, bob] = [person('ann'), person('bob')]
  await ann.runs('/team invite @bob')
  return { ann, bob }
}

/** Bob is a member, and there is an admin channel. */
async function openTeam({ world, platform }: Scene): Promise<void> {
  await world[platform]('ann').runs('/team invite @bob')
  await world[platform]('bob').presses('Accept')
  await world[platform]('ann').runs('/team setup', ADMINS)
}

scenario('Bob accepts', async (scene) => {
  const { bob } = await inviting(scene)
  await bob.presses('Accept')
})

scenario('Bob declines', async (scene) => {
  const { bob } = await inviting(scene)
  await bob.presses('Decline')
})

scenario('Ann takes it back', async (scene) => {
  const { ann } = await inviting(scene)
  await ann.runs('/team revoke @bob')
  await ann.presses('Take it back')
})

scenario('Bob answers on the other side', async ({ person, platform }) => {
  const elsewhere = platform === 'slack' ? 'discord' : 'slack'
  const [ann, bob] = [person('ann'), person('bob', elsewhere)]
  person('bob')
  await ann.runs('/team invite @bob')
  await bob.presses('Accept')
})

scenario('Who is in already, and who was asked already', async ({ person }) => {
  const [ann, bob, hana] = [person('ann'), person('bob'), person('hana')]
  await ann.runs('/team invite @bob @hana admin "Help me with the harbour"')
  await bob.presses('Accept')
  await ann.runs('/team invite @bob @hana')
  await hana.presses('Decline')
})

scenario('A member asks, and an admin agrees', async (scene) => {
  await openTeam(scene)
  const [ann, bob, hana] = [scene.person('ann'), scene.person('bob'), scene.person('hana')]
  await bob.runs('/team invite @hana')
  await ann.presses('Agree')
  await hana.presses('Accept')
})

scenario('A member asks, and an admin does not agree', async (scene) => {
  await openTeam(scene)
  const [ann, bob] = [scene.person('ann'), scene.person('bob'), scene.person('hana')]
  await bob.runs('/team invite @hana')
  await ann.presses('Deny')
})

scenario('Ann removes Bob', async (scene) => {
  await openTeam(scene)
  const ann = scene.person('ann')
  scene.person('bob')
  await ann.runs('/team remove Bob', ADMINS)
  await ann.presses('Remove Bob Okafor')
  await scene.meanwhile('A minute passes', () => scene.world.advance({ minutes: 1 }))
})

scenario(
  'Bob finishes at Trieve',
  async (scene) => {
    const { bob } = await inviting(scene)
    await bob.presses('Accept')
    await scene.meanwhile('Bob follows the link and logs in at Trieve', async () => {
      await scene.world.vendor.accept(BOB)
      await scene.world.advance({ minutes: 1 })
    })
  },
  { backend: 'trieve' },
)
