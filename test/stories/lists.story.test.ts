import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

story('Ann takes an invitation back', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob')
  await ann.runs('/team revoke Bob')
  await ann.sees('Take back the invitation of Bob Okafor to Lighthouse?')
  await ann.presses('Keep it')
  await ann.sees('The invitation stands')

  await ann.runs('/team revoke Bob')
  await ann.presses('Take it back')
  await ann.sees('The invitation of Bob Okafor to Lighthouse is taken back')
  await world.here('bob').sees('The invitation to Lighthouse was taken back')
  expect(world.here('bob').buttons()).toEqual([])

  await ann.runs('/team invite @bob')
  await world.here('bob').sees('Ann Lee invites you to join Lighthouse')
})

story('Revoking without a name asks whose', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team invite @bob @hana')
  await ann.runs('/team revoke')
  await ann.sees('Take an invitation back')
})

story('Revoking what does not exist says so', async (world) => {
  await world.here('ann').runs('/team revoke nobody@elsewhere.example')
  await world.here('ann').sees('No open invitation matches “nobody@elsewhere.example”')
})

story('The list of invitations is paged, searched and revoked from', async (world) => {
  const ann = world.here('ann')
  const many = Array.from(
    { length: 20 },
    (_, index) => `person${String(index).padStart(2, '0')}@elsewhere.example`,
  )
  await ann.runs(`/team invite ${many.join(' ')}`)
  await ann.sees('20 people invited to Lighthouse')

  await ann.runs('/team invitations')
  await ann.sees('20 invitations to Lighthouse', '1–8 of 20')
  await ann.presses('Older')
  await ann.sees('9–16 of 20')
  await ann.presses('Older')
  await ann.sees('17–20 of 20')
  await ann.presses('Newer')
  await ann.sees('9–16 of 20')

  await ann.runs('/team invitations person07')
  await ann.sees('1 invitation to Lighthouse for “person07”')
  await ann.presses('Take back', { on: 'for “person07”' })
  await ann.presses('Take it back')
  await ann.runs('/team invitations revoked')
  await ann.sees('1 invitation to Lighthouse for “revoked”', 'taken back')
})

story('The inbox shows what waits for me, and takes the answer', async (world) => {
  const bob = world.here('bob')
  await bob.runs('/team inbox')
  await bob.sees('No invitation is waiting for you')

  await world.here('ann').runs('/team invite @bob')
  await bob.runs('/team inbox')
  await bob.sees('1 invitation waits for your answer', 'Lighthouse – a member, invited by')
  await bob.presses('Accept', { on: 'waits for your answer' })
  await bob.sees('You are in Lighthouse')
  expect(bob.buttons()).toEqual([])
})

story('Help names only what the asker may do', async (world) => {
  await world.here('ann').runs('/team help')
  await world.here('ann').sees('What you can do for Lighthouse', '/team invite', '/team revoke')
  await world.here('hana').runs('/team help')
  await world.here('hana').sees('/team inbox', 'You are not a member of Lighthouse')
  await world.here('hana').seesNothingOf('/team revoke', '/team members')
})

story('Members can be searched', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team members an')
  await ann.sees('1 member of Lighthouse for “an”')
  await ann.runs('/team members xyz')
  await ann.sees('No member of Lighthouse matches “xyz”')
})
