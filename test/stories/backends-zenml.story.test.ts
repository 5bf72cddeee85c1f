import { expect } from 'vitest'
import { story } from '../dsl/story.ts'

const ON_ZENML = { backend: 'zenml' } as const
const BOB = 'bob@lighthouse.example'

story(
  "Ann gives the organization's own roles, by their own names",
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    if (world.platform === 'discord')
      expect(await ann.isOffered('viewer', { command: '/team invite role:' })).toEqual([
        'Organization Viewer',
      ])
    const words = {
      slack: '/team invite @bob role:"Organization Viewer"',
      discord: '/team invite who:@bob role:"Organization Viewer"',
    }
    await ann.runs(words[world.platform])
    await ann.sees('Invitation sent to Bob Okafor', 'Invited as an Organization Viewer')
    await bob.sees('You would be an Organization Viewer of the team')
    expect(await world.vendor.invitations()).toEqual([{ email: BOB, role: 'Organization Viewer' }])
    const others = {
      slack: '/team invite @dora role:billing',
      discord: '/team invite who:@dora role:billing',
    }
    await ann.runs(others[world.platform])
    await ann.sees('There is no role “billing”', 'Organization Admin', 'Billing Admin', 'Nobody was invited.')
  },
  ON_ZENML,
)

story(
  'Who is in by the sign-on of a trusted domain is told so when they press Accept, and by the next invitation',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    const { token = '' } = await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await bob.seesNothingOf('Nobody joins without saying yes')
    await world.vendor.accept(BOB)
    await bob.presses('Accept')
    await bob.presses('Link account')
    await bob.fills({ 'Your own ZenML Pro token': token })
    await bob.sees('You are in Lighthouse')
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.runs('/team invite @bob')
    await ann.sees('Bob Okafor is already in Lighthouse')
  },
  ON_ZENML,
)

story(
  'Who said yes at ZenML Pro itself did answer, also when time runs out here',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await world.vendor.signUp(BOB)
    await ann.runs('/team invite @bob')
    await world.vendor.accept(BOB)
    await world.advance({ days: 8 })
    await bob.sees('You are in Lighthouse')
    await ann.sees('Bob Okafor joined Lighthouse')
    await ann.seesNothingOf('did not answer')
  },
  ON_ZENML,
)
