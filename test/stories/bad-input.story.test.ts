import { expect } from 'vitest'
import { crossStory, story } from '../dsl/story.ts'

/** Nothing was sent, nobody was messaged. */
const NOBODY_INVITED = 'Nobody was invited to Lighthouse so far'

const sixty = Array.from({ length: 60 }, (_, index) => `person${index}@elsewhere.example`).join(' ')

story('What cannot be read or is too much changes nothing', async (world) => {
  const ann = world.here('ann')
  const tries: readonly (readonly [string, string])[] = [
    ['/team invite bob@ @hana', 'I could not read everybody'],
    [`/team invite ${sixty}`, '60 people are too many at once'],
    ['/team invite @ann', 'that is you: nobody can invite themselves'],
  ]
  for (const [command, sentence] of tries) {
    await ann.runs(command)
    await ann.sees(capital(sentence))
  }
  await ann.runs('/team invitations')
  await ann.sees(NOBODY_INVITED)
})

story(
  'A role that does not exist is named, with the ones that do',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite @bob superuser')
    await ann.sees('There is no role “superuser”', 'Choose owner, admin or member')
    await world.here('bob').seesNothingOf('invites you')
  },
  { notOn: { discord: 'the client offers the roles and sends no others' } },
)

story(
  'A command that does not exist answers with help',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team frobnicate')
    await ann.sees('I do not know “/team frobnicate”', '/team invite')
  },
  { notOn: { discord: 'the client knows the commands and sends no others' } },
)

crossStory('Bots, guests, strangers and deactivated people are refused with a sentence', async (world) => {
  const ann = world.slack('ann')
  const tries: readonly (readonly [string, string])[] = [
    ['@robo', 'That is a bot'],
    ['@gus', 'They are a guest here'],
    ['@zoe', 'They belong to another company'],
    ['@olga', 'Their account here is deactivated'],
  ]
  for (const [who, sentence] of tries) {
    await ann.runs(`/team invite ${who}`)
    await ann.sees(sentence)
  }
  await world.discord('ann').runs('/team invite @botto')
  await world.discord('ann').sees('That is a bot')
  await ann.runs('/team invitations')
  await ann.sees(NOBODY_INVITED)
})

story('Somebody already invited, or already a member, is not invited again', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob')
  await ann.runs('/team invite @bob')
  await ann.sees('Bob Okafor already has an invitation to Lighthouse')

  await world.here('bob').presses('Accept')
  await ann.runs('/team invite @bob')
  await ann.sees('Bob Okafor is already in Lighthouse')
  await ann.runs('/team invitations')
  await ann.sees('1 invitation to Lighthouse')
})

story('Accept pressed twice has one effect and two answers', async (world) => {
  const bob = world.here('bob')
  await world.here('ann').runs('/team invite @bob')
  await bob.pressesAtOnce(bob.message('invites you'), 'Accept', 2)
  await world.settle()
  await bob.sees('You are in Lighthouse')
  await world.here('ann').runs('/team members')
  await world.here('ann').sees('2 members of Lighthouse')
})

story('Accept that arrives after the invitation was taken back', async (world) => {
  const ann = world.here('ann')
  const bob = world.here('bob')
  await ann.runs('/team invite @bob')
  world.simulator[world.platform].faults.hold(1)
  await bob.pressesAtOnce(bob.message('invites you'), 'Accept', 1)
  await ann.runs('/team revoke Bob')
  await ann.presses('Take it back')
  world.simulator[world.platform].faults.release()
  await world.settle()

  await bob.sees('The invitation to Lighthouse was taken back')
  await ann.runs('/team members')
  await ann.sees('1 member of Lighthouse')
})

story('Accept on a card whose time is over', async (world) => {
  const bob = world.here('bob')
  await world.here('ann').runs('/team invite @bob')
  await world.advance({ days: 8 })

  await bob.sees('The invitation to Lighthouse has expired')
  expect(bob.buttons()).toEqual([])
  await world.here('ann').sees('Bob Okafor did not answer the invitation to Lighthouse')
})

story('Accept on a card from before a restart', async (world) => {
  const bob = world.here('bob')
  await world.here('ann').runs('/team invite @bob')
  await world.restart()
  await bob.presses('Accept')
  await bob.sees('You are in Lighthouse')
})

story('Nasty text from people stays text', async (world) => {
  const bob = world.here('bob')
  await world
    .here('ann')
    .runs('/team invite @bob member "*hi* <!channel> @everyone [x](https://evil.example)"')
  await bob.sees('*hi* ', '@everyone')
})

story('Only those who may, may', async (world) => {
  await world.here('ann').runs('/team invite @bob')
  await world.here('bob').presses('Accept')

  await world.here('bob').runs('/team invite @hana')
  await world
    .here('bob')
    .sees(
      'You cannot invite people to Lighthouse',
      'Somebody else has to agree to this, and there is no admin channel where I could ask',
      'You could ask Ann Lee',
    )
  await world.here('hana').runs('/team invitations')
  await world
    .here('hana')
    .sees('You cannot see the invitations of Lighthouse', 'you are not a member of Lighthouse')
  await world.here('hana').seesNothingOf('invites you')
})

story('An admin cannot make owners', async (world) => {
  await world.here('ann').runs('/team invite @bob admin')
  await world.here('bob').presses('Accept')
  await world.here('bob').runs('/team invite @hana owner')
  await world.here('bob').sees('You are an admin, so you can give others at most that role')
})

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
