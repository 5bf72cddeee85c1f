import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { crossStory, story } from '../dsl/story.ts'

const TEAM = asTeamId('main')

story('A card that cannot go out at once arrives later', async (world) => {
  const call = world.platform === 'slack' ? 'chat.postMessage' : 'POST /channels'
  world.simulator[world.platform].faults.fail({ call, times: 1, how: 'server_error' })
  await world.here('ann').runs('/team invite @bob')
  await world.here('ann').sees('the message to them is still on its way')
  await world.advance({ minutes: 1 })
  await world.here('bob').sees('Ann Lee invites you to join Lighthouse')
})

story('An interaction that arrives twice has one effect', async (world) => {
  world.simulator[world.platform].faults.deliverTwice(1)
  await world.here('ann').runs('/team invite @bob')
  world.simulator[world.platform].faults.deliverTwice(1)
  await world.here('bob').presses('Accept')
  await world.here('bob').sees('You are in Lighthouse')
  await world.here('ann').runs('/team invitations')
  await world.here('ann').sees('1 invitation to Lighthouse')
})

story('After the connection was cut, the bot is back', async (world) => {
  world.simulator[world.platform].faults.dropSockets()
  await world.reconnected(world.platform)
  await world.here('ann').runs('/team invite @bob')
  await world.here('bob').sees('Ann Lee invites you to join Lighthouse')
})

crossStory(
  'Two hundred presses on one invitation: one membership, and two hundred answers',
  async (world) => {
    await world.slack('ann').runs('/team invite dora@lighthouse.example')
    const onSlack = world.slack('dora').message('invites you')
    const onDiscord = world.discord('dora').message('invites you')
    await Promise.all([
      world.slack('dora').pressesAtOnce(onSlack, 'Accept', 100),
      world.discord('dora').pressesAtOnce(onDiscord, 'Accept', 100),
    ])
    await world.settle()

    await world.slack('dora').sees('You are in Lighthouse')
    await world.discord('dora').sees('You are in Lighthouse')
    expect(world.slack('dora').screen().problem).toBeUndefined()
    expect(world.discord('dora').screen().problem).toBeUndefined()
    expect(
      world.log.lines().filter((line) => line.includes('interaction answered') && line.includes('"accept"')),
    ).toHaveLength(200)

    await world.slack('ann').runs('/team members')
    await world.slack('ann').sees('2 members of Lighthouse')
    const joined = await world.store().transaction(async (tx) => {
      const { invitations } = await tx.listInvitations({ team: TEAM, limit: 10, offset: 0 })
      const [invitation] = invitations
      return tx.listAudit({ team: TEAM, ...(invitation && { invitation: invitation.id }) })
    })
    const done = joined.filter(({ decision }) => decision === 'done').map(({ action }) => action)
    expect(done).toEqual(['invitation.sent', 'invitation.joined'])
    const late = joined.filter(({ action, reason }) => action === 'answer' && reason === 'already')
    expect(late).toHaveLength(199)
  },
)
