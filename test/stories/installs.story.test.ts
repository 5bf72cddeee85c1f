import { expect } from 'vitest'
import { releaseHolds } from '../../src/jobs/holds.ts'
import { story, type World } from '../dsl/story.ts'
import { eventually } from '../dsl/wait.ts'

/** What the operator was told, so far. */
const told = ({ log }: World, words: string): readonly string[] =>
  log.lines().filter((line) => line.includes('"level":50') && line.includes(words))

const hears = async (world: World, words: string): Promise<void> => {
  await eventually(() => told(world, words).length > 0, `nobody reads that ${words}`)
  await world.settle()
}

const otherOf = ({ platform, slack, discord }: World) => (platform === 'slack' ? discord : slack)

const takeOut = ({ platform, simulator: { slack, discord } }: World) =>
  platform === 'slack' ? slack.installation.uninstall() : discord.installation.kick()

const putIn = ({ platform, simulator: { slack, discord } }: World) =>
  platform === 'slack' ? slack.installation.installAgain() : discord.installation.bringBack()

const isReady = async (world: World): Promise<boolean> => (await fetch(new URL('/readyz', world.url()))).ok

story('Usher is taken out, and comes back: what was for people there has waited', async (world) => {
  const [here, there] = [world.here, otherOf(world)]
  takeOut(world)
  await hears(world, 'has taken Usher out')
  for (const who of ['dora', 'bob']) await there('ann').runs(`/team invite ${who}@lighthouse.example`)
  await there('dora').presses('Accept')
  await there('dora').sees('You are in Lighthouse')
  for (const who of ['dora', 'bob']) await here(who).seesNothingOf('invites you')
  await world.advance({ days: 1 })
  // Slack would not let a program start whose token it does not take.
  if (world.platform === 'discord') await world.restart()
  expect(await isReady(world)).toBe(true)
  expect(told(world, 'has taken Usher out')).toHaveLength(1)

  putIn(world)
  await world.mend()
  await world.settle()
  await here('bob').presses('Accept')
  await there('bob').sees('You are in Lighthouse')
  await here('dora').seesNothingOf('invites you')
  expect(told(world, 'has taken Usher out')).toHaveLength(1)
})

story(
  'The token is not taken any more: the operator reads so once, and a new one mends it',
  async (world) => {
    const [here, there] = [world.here, otherOf(world)]
    const { slack, discord } = world.simulator
    if (world.platform === 'slack') slack.installation.revokeTokens()
    else discord.installation.resetToken()
    await hears(world, 'does not accept the token')

    await there('ann').runs('/team invite dora@lighthouse.example')
    await there('dora').sees('Ann Lee invites you to join Lighthouse')
    await world.advance({ hours: 12 })
    expect(told(world, 'token')).toHaveLength(1)
    if (world.platform === 'slack') slack.installation.installAgain()
    await world.mend()
    await world.settle()
    await here('dora').presses('Accept')
    await there('dora').sees('You are in Lighthouse')
  },
)

story(
  'Discord takes Usher for a spammer: cards wait until the operator has settled it',
  async (world) => {
    const { discord } = world.simulator
    const ann = world.discord('ann')
    discord.installation.flag()
    for (const who of ['bob', 'hana']) await ann.runs(`/team invite @${who}`)
    await ann.sees('the message to them is still on its way')
    await world.slack('bob').sees('Ann Lee invites you to join Lighthouse')
    for (const who of ['bob', 'hana']) await world.discord(who).seesNothingOf('invites you')
    await world.advance({ hours: 6 })
    expect(told(world, 'usher resume discord')).toHaveLength(1)
    await ann.runs('/team members')
    await ann.sees('1 member of Lighthouse')

    discord.installation.unflag()
    await releaseHolds({ store: world.store(), now: world.simulator.clock.now }, 'discord')
    await world.settle()
    await world.discord('hana').presses('Accept')
    await world.discord('hana').sees('You are in Lighthouse')
    await world.slack('bob').presses('Decline')
    await world.discord('bob').sees('You declined')
  },
  { notOn: { slack: 'Slack takes nobody for a spammer' } },
)
