import { ADMINS, gatherTeam } from '../dsl/admin-team.ts'
import { story } from '../dsl/story.ts'

story('Everybody learns who they are, what they may do here, and why', async (world) => {
  const [ann, bob, hana] = [world.here('ann'), world.here('bob'), world.here('hana')]
  await ann.runs('/team whoami')
  await ann.sees(
    'You are Ann Lee, an owner of Lighthouse',
    'Whoever runs Usher named you as an owner of Lighthouse.',
    'Not here, but in an admin channel you may remove people, change roles',
    'Lighthouse has no admin channel yet.',
    'Whoever runs Usher says that it is yours.',
  )
  await gatherTeam(world, { bob: 'member' })
  await ann.runs('/team whoami', ADMINS)
  await ann.sees('This is an admin channel of Lighthouse.')
  await bob.runs('/team whoami')
  await bob.sees(
    'You are Bob Okafor, a member of Lighthouse',
    'You may see the members and leave.',
    'You may ask to invite people; an admin decides in the admin channel.',
    'Your role is not enough to see the invitations, take back what others sent, remove people',
    'This is not an admin channel.',
  )
  await hana.runs('/team whoami')
  await hana.sees(
    'I do not know who you are in Lighthouse',
    'As long as I do not know you as a member, you cannot see the members',
    '[Link account]',
  )
})

story('Nobody is told who else is', async (world) => {
  await world.here('ann').runs('/team whoami')
  await world.here('bob').seesNothingOf('ann@lighthouse.example')
})

story(
  'A guest learns why nothing is possible',
  async (world) => {
    await world.here('gus').runs('/team whoami', { in: 'random' })
    await world.here('gus').sees('You are a guest here', 'Guests can do nothing with me.')
  },
  { notOn: { discord: 'has no guests' } },
)

story(
  'Where nothing else is set up, it is said who can link somebody',
  async (world) => {
    const hana = world.here('hana')
    await hana.runs('/team link')
    await hana.sees('There is no way yet to do that yourself', 'so can whoever runs Usher, in USHER_LINKS')
  },
  { settings: { USHER_MAIL_URL: '', USHER_MAIL_FROM: '' } },
)
