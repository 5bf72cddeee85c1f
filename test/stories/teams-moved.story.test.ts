import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

const BOB = 'bob@lighthouse.example'

/** Until it is mended, the team is in Usher's own database. */
const MOVES_TO_ZENML = { backend: 'zenml', mistake: { USHER_BACKEND: 'embedded' } } as const

story(
  'A team moves: what was offered before is over, and is offered anew',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    const { token = '' } = await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await bob.sees('invites you to join Lighthouse')
    const before = world.traffic().length
    await world.mend()

    await ann.runs('/team invite @bob')
    await ann.sees(
      'Already invited, and that invitation is still open; /team resend sends it again, and /team revoke takes it back.',
    )
    await bob.presses('Accept')
    await bob.sees('The invitation to Lighthouse is over', 'The team has moved since')
    await ann.sees('The invitation of Bob Okafor to Lighthouse is over')
    expect(bob.buttons()).toEqual([])
    expect(
      world
        .traffic()
        .slice(before)
        .map(({ method }) => method),
    ).not.toContain('DELETE')
    expect(await world.vendor.invitations()).toEqual([])

    await ann.runs('/team invite @bob')
    await bob.presses('Accept')
    await bob.presses('Link account')
    await bob.fills({ 'Your own ZenML Pro token': token })
    await bob.sees('You are in Lighthouse')
  },
  MOVES_TO_ZENML,
)

story(
  'A team moves: what was offered before can be taken back, and nobody is told that it was taken back there',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await world.mend()
    await ann.runs('/team invitations')
    await ann.presses('Take back')
    await ann.presses('Take it back')
    await ann.sees('There is nothing to take back any more in Lighthouse', 'the team has moved since')
    await bob.sees('The invitation to Lighthouse is over')
    await ann.seesNothingOf('is taken back')
  },
  MOVES_TO_ZENML,
)
