import { ADMINS } from '../dsl/admin-team.ts'
import { invitesInConsole, takesBackInConsole } from '../dsl/deepgram-console.ts'
import { linkGiven } from '../dsl/link-given.ts'
import { type Scene, scenario } from '../dsl/scenario.ts'
import { openTab } from '../dsl/web-tab.ts'

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

scenario(
  'Bob is reminded twice, says nothing, and is asked once more',
  async (scene) => {
    const { ann, bob } = await inviting(scene)
    const days = (count: number) =>
      scene.meanwhile(`${count} days pass`, () => scene.world.advance({ days: count }))
    await days(2)
    await days(5)
    await days(7)
    await ann.presses('Send again')
    await bob.presses('Accept')
  },
  { settings: { USHER_INVITATION_DAYS: '14' } },
)

scenario('Bob wants no more reminders, and Ann leaves it', async (scene) => {
  const { ann, bob } = await inviting(scene)
  await scene.meanwhile('2 days pass', () => scene.world.advance({ days: 2 }))
  await bob.presses('No more reminders')
  await scene.meanwhile('5 days pass', () => scene.world.advance({ days: 5 }))
  await ann.presses('Leave it')
})

scenario('Ann sends it again', async (scene) => {
  const { ann, bob } = await inviting(scene)
  await scene.meanwhile('3 hours pass', () => scene.world.advance({ hours: 3 }))
  await ann.runs('/team resend Bob')
  await bob.presses('Accept')
})

scenario(
  'Bob joins in the pages of Deepgram',
  async (scene) => {
    await inviting(scene)
    await scene.meanwhile('Bob follows the mail that Deepgram sent him, and 20 minutes pass', async () => {
      await scene.world.vendor.accept(BOB)
      await scene.world.advance({ minutes: 20 })
    })
  },
  { backend: 'deepgram' },
)

scenario(
  'Somebody takes it back in the console of Deepgram',
  async (scene) => {
    await inviting(scene)
    await scene.meanwhile('It is taken back there, and 40 minutes pass', async () => {
      await takesBackInConsole(scene.world, BOB)
      await scene.world.advance({ minutes: 20 })
      await scene.world.advance({ minutes: 20 })
    })
  },
  { backend: 'deepgram' },
)

scenario(
  'Deepgram is away while Bob says no',
  async (scene) => {
    const { bob } = await inviting(scene)
    scene.world.faults.add({}, { kind: 'answer', status: 503 }, Number.POSITIVE_INFINITY)
    await bob.presses('Decline')
    await scene.meanwhile('Deepgram is back, and 30 minutes pass', async () => {
      scene.world.faults.clear()
      await scene.world.advance({ minutes: 30 })
    })
  },
  { backend: 'deepgram' },
)

scenario('The answer of the chat is lost on the way', async ({ person, world, platform, meanwhile }) => {
  const [ann, bob] = [person('ann'), person('bob')]
  const call = platform === 'slack' ? 'chat.postMessage' : 'POST /channels/'
  world.simulator[platform].faults.fail({ call, times: 1, how: 'late_error' })
  await ann.runs('/team invite @bob')
  await meanwhile('A minute passes', () => world.advance({ minutes: 1 }))
  await bob.presses('Accept')
})

scenario('Usher is taken out and comes back', async ({ person, world, platform, meanwhile }) => {
  const elsewhere = platform === 'slack' ? 'discord' : 'slack'
  const [ann, bob] = [person('ann', elsewhere), person('bob')]
  const { slack, discord } = world.simulator
  await meanwhile('An admin takes Usher out', async () => {
    if (platform === 'slack') slack.installation.uninstall()
    else discord.installation.kick()
  })
  await ann.runs(`/team invite ${BOB}`)
  await meanwhile('An admin adds Usher again', async () => {
    if (platform === 'slack') slack.installation.installAgain()
    else discord.installation.bringBack()
    await world.mend()
  })
  await bob.presses('Accept')
})

scenario(
  'Hana cannot be written to, and is mentioned',
  async (scene) => {
    const [ann, hana] = [scene.person('ann'), scene.person('hana')]
    await closeDoor(scene)
    await ann.runs('/team invite @hana')
    await ann.presses('Mention them')
    await ann.presses('Mention them', { on: 'Everybody in the channel' })
    await hana.runs('/team inbox')
    await hana.presses('Accept')
  },
  { rings: ['@hana'], left: ['Ann: Mention them'] },
)

scenario(
  'Hana cannot be written to, and is handed a link',
  async (scene) => {
    const ann = scene.person('ann')
    scene.person('hana')
    await closeDoor(scene)
    await ann.runs('/team invite @hana')
    await ann.presses('Get a link')
    const tab = openTab(scene.world)
    await scene.meanwhile('Hana opens the link, shows who she is, and declines', async () => {
      await tab.opens(linkGiven(scene.world[scene.platform]('ann')))
      await tab.presses(`Sign in with ${scene.platform === 'slack' ? 'Slack' : 'Discord'}`)
      await tab.presses('Hana Kim')
      await tab.presses('Decline')
    })
  },
  { signIn: true, left: ['Ann: Mention them', 'Ann: Get a link'] },
)

scenario(
  'Dora was invited in the console of Deepgram',
  async (scene) => {
    const [ann, dora] = [scene.person('ann'), scene.person('dora')]
    await scene.meanwhile('An admin invites Dora there, and 20 minutes pass', async () => {
      await invitesInConsole(scene.world, 'dora@lighthouse.example')
      await scene.world.advance({ minutes: 20 })
    })
    await ann.runs('/team invitations')
    await dora.runs('/team inbox')
    await dora.presses('Decline')
  },
  { backend: 'deepgram', left: ['Ann: Send again', 'Ann: Take back'] },
)

scenario('Bob presses a card that is over', async (scene) => {
  const { ann, bob } = await inviting(scene)
  const { faults } = scene.world.simulator[scene.platform]
  faults.hold(1)
  await bob.presses('Accept')
  await ann.runs('/team revoke @bob')
  await ann.presses('Take it back')
  await scene.meanwhile('What Bob pressed arrives, late', async () => faults.release())
})

async function closeDoor({ world, platform }: Scene): Promise<void> {
  if (platform === 'slack') world.simulator.slack.installation.turnMessagesTab('off')
  else await world.discord('hana').closesDirectMessages()
}
