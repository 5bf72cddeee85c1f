import { expect } from 'vitest'
import { crossStory, story } from '../dsl/story.ts'

const CALLBACK = { slack: 'response_url', discord: 'callback' } as const

story('A press is answered although the platform stumbles', async (world) => {
  const ann = world.here('ann')
  const stumble = () =>
    world.simulator[world.platform].faults.fail({
      call: CALLBACK[world.platform],
      times: 1,
      how: 'server_error',
    })
  await ann.runs('/team invite @bob')
  await ann.runs('/team invitations')
  stumble()
  await ann.presses('Take back')
  await ann.sees('Take back the invitation of Bob Okafor to Lighthouse?')
  stumble()
  await ann.presses('Take it back')
  await ann.sees('The invitation of Bob Okafor to Lighthouse is taken back')
})

story('A form opens although the platform stumbles', async (world) => {
  const call = world.platform === 'slack' ? 'views.open' : 'callback'
  world.simulator[world.platform].faults.fail({ call, times: 1, how: 'server_error' })
  await world.here('ann').runs('/team invite')
  await world.here('ann').sees('Invite to Lighthouse', 'And by e-mail address')
})

story(
  'Slack is asked to slow down, and the press is answered all the same',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite @bob')
    await ann.runs('/team invitations')
    world.simulator.slack.faults.fail({ call: 'response_url', times: 1, how: 'rate_limited', ms: 1000 })
    await ann.presses('Take back')
    await ann.sees('Take back the invitation of Bob Okafor to Lighthouse?')
  },
  { notOn: { discord: 'discord.js waits in place' } },
)

story(
  'Who writes too much hears what is too long, and nothing happens',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs(`/team invite @hana member "${'word '.repeat(80)}"`)
    await ann.sees('That note is too long', 'It takes at most 300 characters. Nothing was changed')
    await ann.runs(`/team invite @hana ${'x'.repeat(400)}`)
    await ann.sees('There is no role “xxx')
    await ann.runs(`/team invitations ${'y'.repeat(150)}`)
    await ann.sees('No invitation to Lighthouse matches “yyy')
    await ann.seesNothingOf('I do not know this button')
    await world.here('hana').seesNothingOf('invites you')
  },
  { notOn: { discord: 'the client takes no more than the option allows' } },
)

crossStory('An address is read as people type it on Slack', async (world) => {
  const ann = world.slack('ann')
  await ann.runs('/team invite dora@lighthouse.example.')
  await ann.sees('Invitation sent to Dora Lindqvist')
  await ann.runs('/team invite “Yusuf@Lighthouse.example”')
  await ann.sees('Invitation sent to Yusuf Demir')
  await ann.runs('/team invite mia@lighthouse.example! admin')
  await ann.sees('Invitation sent to Mia Tanaka', 'Invited as an admin')
})

story('Several people can be named as in a sentence', async (world) => {
  const ann = world.here('ann')
  const commands = {
    slack: '/team invite @grace, @tomas and @hana',
    discord: '/team invite who:@grace more:"@tomas and @hana"',
  }
  await ann.runs(commands[world.platform])
  await ann.sees('3 people invited to Lighthouse')
  await world.here('hana').sees('invites you to join')
  await world.here('hana').seesNothingOf('writes:')
})

story('A name is found without its accents', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @tomas')
  await ann.runs('/team invitations Tomas Ruiz')
  await ann.sees('1 invitation to Lighthouse for “Tomas Ruiz”')
  await world.here('tomas').presses('Accept')
  await ann.runs('/team members RUIZ')
  await ann.sees('1 member of Lighthouse for “RUIZ”')
})

story('Nothing is called sent that reached nobody', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite nobody@elsewhere.example')
  await ann.sees('nobody@elsewhere.example is invited to Lighthouse')
  await ann.seesNothingOf('Invitation sent')
})

story('Grace, an admin, is pointed to an owner and not to herself', async (world) => {
  const grace = world.here('grace')
  await world.here('ann').runs('/team invite @grace admin')
  await grace.presses('Accept')
  await grace.runs('/team invite @layla owner')
  await grace.sees('You cannot give that role in Lighthouse', 'You could ask Ann Lee.')
})

story('Who invited hears that somebody else took it back', async (world) => {
  const grace = world.here('grace')
  await world.here('ann').runs('/team invite @grace admin')
  await grace.presses('Accept')
  await grace.runs('/team invite @layla')

  await world.here('ann').runs('/team revoke @layla')
  await world.here('ann').presses('Take it back')
  await grace.sees('The invitation of ليلى حداد to Lighthouse was taken back')
  await world.here('ann').seesNothingOf('was taken back')
  expect(world.here('layla').buttons()).toEqual([])
})

story('The words of the list are words to look for', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob')
  await ann.runs('/team invitations waiting')
  await ann.sees('1 invitation to Lighthouse for “waiting”')
  await ann.runs('/team revoke bob')
  await ann.presses('Take it back')
  await ann.runs('/team invitations taken back')
  await ann.sees('1 invitation to Lighthouse for “taken back”')
})

story('What ran out did so at its time, whenever that was noticed', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob')
  await world.advance({ days: 9 })
  await ann.runs('/team invitations expired')
  await ann.sees(world.platform === 'slack' ? 'expired Mar 9, 2026' : 'expired 9 March 2026')
})
