import { expect } from 'vitest'
import { ADMINS, gatherTeam } from '../dsl/admin-team.ts'
import { crossStory, story } from '../dsl/story.ts'

const OFFER = 'invites you to join Lighthouse'
const REMINDER = 'Your invitation to Lighthouse is still open'
const EXPIRED = 'Bob Okafor did not answer the invitation to Lighthouse'

story(
  'Bob is reminded twice and says nothing; Ann is asked, and sends it again',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await bob.sees(OFFER)
    await world.advance({ days: 1 })
    await bob.seesNothingOf(REMINDER)
    await world.advance({ days: 1 })
    await bob.sees(REMINDER, 'You would be a member of the team')
    expect(bob.buttons()).toEqual(['Accept', 'Decline', 'Accept', 'Decline', 'No more reminders'])
    await world.advance({ days: 4 })
    expect(bob.buttons()).toHaveLength(5)
    await world.advance({ days: 1 })
    expect(bob.buttons()).toHaveLength(7)
    await world.advance({ days: 6 })
    expect(bob.buttons()).toHaveLength(7)

    await world.advance({ days: 1 })
    await bob.sees('The invitation to Lighthouse has expired', 'It could be answered until')
    expect(bob.buttons()).toEqual([])
    await ann.sees(EXPIRED, 'Shall I send it again, or do you want to leave it?')
    await ann.presses('Send again', { on: EXPIRED })
    await ann.sees('Invitation sent to Bob Okafor', 'Invited again ')
    expect(ann.buttons()).toEqual([])
    await bob.sees(OFFER)
    await bob.presses('Accept')
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.runs('/team resend Bob')
    await ann.sees('No invitation that could be sent again matches “Bob”')
  },
  { settings: { USHER_INVITATION_DAYS: '14' } },
)

story('Whoever wants no more reminders gets none, and may still say yes', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await ann.runs('/team invite @bob')
  await world.advance({ days: 2 })
  await bob.presses('No more reminders')
  await bob.sees('I will not remind you of it again.')
  expect(bob.buttons()).toEqual(['Accept', 'Decline', 'Accept', 'Decline'])
  await world.advance({ days: 4 })
  expect(bob.buttons()).toHaveLength(4)
  await bob.presses('Accept', { on: REMINDER })
  await bob.sees('You are in Lighthouse', 'Accepted by you')
  expect(bob.buttons()).toEqual([])
})

story(
  'Usher sleeps for a week and reminds once; Ann leaves it',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await world.advance({ days: 7 })
    await bob.sees(REMINDER)
    expect(bob.buttons()).toHaveLength(5)
    await world.advance({ days: 7 })
    await ann.presses('Leave it')
    await ann.sees('Left as it is ')
    expect(ann.buttons()).toEqual([])
    await ann.runs('/team resend Bob')
    await ann.sees('Invitation sent to Bob Okafor')
  },
  { settings: { USHER_INVITATION_DAYS: '14' } },
)

story('Ann sends it again, and presses once too often', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await ann.runs('/team invite @bob')
  await world.advance({ hours: 3 })
  await ann.runs('/team resend Bob')
  await ann.sees(
    'The invitation of Bob Okafor to Lighthouse is sent again',
    'They have a new direct message on',
    'They can answer until',
  )
  await bob.sees('The invitation to Lighthouse was sent again')
  expect(bob.buttons()).toEqual(['Accept', 'Decline'])

  await ann.runs('/team invitations')
  await ann.presses('Send again', { on: '1 invitation to Lighthouse' })
  await ann.sees('I have just sent it to Bob Okafor again', 'once an hour at most')
  await world.advance({ minutes: 30 })
  await ann.runs('/team resend Bob')
  await ann.sees('Bob Okafor got it again within the last hour')
  await world.advance({ minutes: 31 })
  await ann.runs('/team resend')
  await ann.sees('Send an invitation again')
  const who = world.platform === 'slack' ? { field: 'Who' } : { command: '/team resend who:' }
  expect(await ann.isOffered('Bob', who)).toEqual(['Bob Okafor (member)'])
  await ann.runs('/team resend bob@lighthouse.example')
  await ann.sees('The invitation of Bob Okafor to Lighthouse is sent again')
  expect(bob.buttons()).toEqual(['Accept', 'Decline'])

  await ann.runs('/team revoke Bob')
  await ann.presses('Take it back')
  await bob.sees('The invitation to Lighthouse was taken back', 'Taken back ')
  expect(bob.buttons()).toEqual([])
  await ann.runs('/team resend nobody')
  await ann.sees('No invitation that could be sent again matches “nobody”')
})

story('What was asked for in the admin channel is answered there', async (world) => {
  const [ann, bob] = [world.here('ann'), world.here('bob')]
  await gatherTeam(world, {})
  await ann.runs('/team invite @bob', ADMINS)
  await bob.presses('Decline')
  const news = ann.message('Bob Okafor declined the invitation to Lighthouse')
  expect(news.channel.name).toContain('team-admins')
  await ann.sees('Invited by')
})

story(
  'Trieve makes another one of it, and loses one on the way',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await bob.sees(OFFER)
    await world.advance({ hours: 2 })
    await ann.runs('/team resend Bob')
    await ann.sees('The invitation of Bob Okafor to Lighthouse is sent again')
    expect(await world.vendor.invitations()).toHaveLength(1)
    expect(world.vendor.mailsTo('bob@lighthouse.example')).toBe(2)

    await world.advance({ hours: 2 })
    world.faults.add(
      { method: 'POST', path: /invit/ },
      { kind: 'answer', status: 400, body: '{"message":"no"}' },
    )
    await ann.runs('/team resend Bob')
    await ann.sees(
      'The invitation of Bob Okafor to Lighthouse is gone',
      'Trieve cannot send an invitation again, so I took the old one back to make a new one.',
      'They can no longer accept the old one.',
    )
    await bob.sees('The invitation to Lighthouse is over')
    expect(bob.buttons()).toEqual([])
    await ann.presses('Send again')
    await ann.sees('Invitation sent to Bob Okafor')
    await bob.presses('Accept')
    await bob.sees('One step is left to join Lighthouse')
  },
  { backend: 'trieve', settings: { USHER_CONSENT: 'send-first' } },
)

story(
  'Deepgram does not say whether it sent it again: no mail too many, and no invitation lost',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await world.advance({ hours: 2 })
    world.faults.add({ method: 'POST', path: /invit/ }, { kind: 'silence_after' })
    await ann.runs('/team resend Bob')
    await world.mend()
    await world.advance({ minutes: 5 })
    expect(await world.vendor.invitations()).toHaveLength(1)
    expect(world.vendor.mailsTo('bob@lighthouse.example')).toBe(2)
    await bob.sees('The invitation to Lighthouse was sent again')
    await bob.presses('Accept')
    await bob.sees('One step is left to join Lighthouse')
  },
  { backend: 'deepgram' },
)

crossStory(
  'Who was asked first and has not answered has more time, and Trieve hears of nothing',
  async (world) => {
    const [ann, bob] = [world.slack('ann'), world.slack('bob')]
    await ann.runs('/team invite @bob')
    await world.advance({ days: 1 })
    await ann.runs('/team resend Bob')
    await ann.sees('The invitation of Bob Okafor to Lighthouse is sent again')
    await bob.sees('The invitation to Lighthouse was sent again')
    expect(await world.vendor.invitations()).toEqual([])
    await world.advance({ days: 6, hours: 12 })
    await bob.presses('Accept', { on: OFFER })
    await bob.sees('One step is left to join Lighthouse')
  },
  { backend: 'trieve' },
)

crossStory('Whoever may only ask asks once more for what has expired', async (world) => {
  const [ann, tomas, bob] = [world.slack('ann'), world.slack('tomas'), world.slack('bob')]
  await ann.runs('/team setup', ADMINS)
  await ann.runs('/team invite @tomas')
  await tomas.presses('Accept')
  await tomas.runs('/team invite @bob')
  await ann.presses('Agree')
  await bob.sees(OFFER)
  await world.advance({ days: 7 })
  await tomas.sees(EXPIRED)
  await tomas.presses('Send again')
  await tomas.sees('I asked the admins of Lighthouse about Bob Okafor', 'Invited again')
  await bob.seesNothingOf(OFFER)
  await ann.presses('Agree')
  await bob.sees('The invitation to Lighthouse has expired', OFFER)
})

crossStory('Nobody is written to at night: where Hana is, it is evening when hers is due', async (world) => {
  const [ann, hana] = [world.slack('ann'), world.slack('hana')]
  await ann.runs('/team invite @hana')
  await world.advance({ days: 2 })
  await world.advance({ hours: 14 })
  await hana.seesNothingOf(REMINDER)
  await world.advance({ hours: 1 })
  await hana.sees(REMINDER)
})

crossStory('A card that missed the news heals when it is pressed', async (world) => {
  const [ann, bob, other] = [world.slack('ann'), world.slack('bob'), world.discord('bob')]
  await ann.runs('/team invite bob@lighthouse.example')
  await bob.sees(OFFER)
  await other.sees(OFFER)
  world.simulator.discord.faults.fail({ call: 'PATCH', times: 1, how: 'server_error' })
  await bob.presses('Decline')
  await bob.sees('You declined the invitation to Lighthouse', 'Declined by you')
  await other.presses('Accept')
  await other.sees('You declined the invitation to Lighthouse')
  expect(other.buttons()).toEqual([])
})
