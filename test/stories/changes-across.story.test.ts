import { crossStory } from '../dsl/story.ts'

const ADMINS = { in: 'team-admins' } as const

crossStory('Nobody agrees with themselves from the other chat, and a card is on both', async (world) => {
  const [annHere, annThere] = [world.slack('ann'), world.discord('ann')]
  const [dora, bob] = [world.discord('dora'), world.slack('bob')]
  await annHere.runs('/team setup', ADMINS)
  await annThere.runs('/team setup', ADMINS)
  await annHere.runs('/team invite @bob')
  await bob.presses('Accept')
  await annThere.runs('/team invite who:@dora role:admin')
  await dora.presses('Accept')

  await annHere.runs('/team role Bob owner', ADMINS)
  await annHere.presses('Make an owner')
  await annThere.sees('Ann Lee asks to make Bob Okafor an owner of Lighthouse')
  await annThere.presses('Agree')
  await annThere.sees('Nobody decides about what they asked for themselves')

  await dora.presses('Agree')
  await world.advance({ minutes: 1 })
  await annHere.sees('Bob Okafor is an owner of Lighthouse now')
  await annThere.sees('Bob Okafor is an owner of Lighthouse now')
  await bob.sees('You are an owner of Lighthouse now')
})
