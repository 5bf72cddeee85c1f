import { expect } from 'vitest'
import { story } from '../dsl/story.ts'
import { HERE, type TeamEntry } from '../dsl/teams.ts'

const lighthouse: TeamEntry = { id: 'lighthouse', name: 'Lighthouse', places: HERE }
const harbour: TeamEntry = { id: 'harbour', name: 'Harbour Crew', places: HERE }
const teams = [lighthouse, harbour]

story(
  'An admin of one team is nobody in the other',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await ann.runs('/team invite @hana admin team:harbour')
    await hana.presses('Accept')
    await ann.runs('/team invite @bob team:lighthouse')

    await hana.runs('/team invite @grace team:lighthouse')
    await hana.sees('You cannot invite people to Lighthouse', 'not a member of Lighthouse')
    await hana.runs('/team members team:lighthouse')
    await hana.sees('You cannot see the members of Lighthouse')
    await hana.runs('/team invitations team:lighthouse')
    await hana.sees('You cannot see the invitations of Lighthouse')
    await hana.runs('/team revoke Bob team:lighthouse')
    await hana.sees('You cannot take back invitations of Lighthouse')
    await hana.runs('/team revoke Bob team:harbour')
    await hana.sees('No open invitation matches “Bob”')

    await hana.runs('/team invite @grace team:harbour')
    await world.here('grace').sees('Hana Kim 🌿 invites you to join Harbour Crew')
    await world.here('grace').seesNothingOf('join Lighthouse')
    await hana.runs('/team help team:lighthouse')
    await hana.sees('What you can do for Lighthouse', 'You are not a member of Lighthouse')
  },
  { teams },
)

story(
  'Who is nobody in a team is offered none of its invitations',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await ann.runs('/team invite @hana admin team:harbour')
    await hana.presses('Accept')
    await ann.runs('/team invite @bob team:lighthouse')
    const offered = (team: string) => hana.isOffered('', { command: `/team revoke team:${team} who:` })
    expect(await offered('lighthouse')).toEqual([])
    expect(await offered('harbour')).toEqual([])
  },
  { teams, notOn: { slack: 'Slack offers nothing while one types a command' } },
)

story(
  'Who answers for one team is not let into the other',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob team:harbour')
    await ann.runs('/team invite @bob team:lighthouse')
    await bob.presses('Accept', { on: 'join Lighthouse' })
    await ann.runs('/team members team:lighthouse')
    await ann.sees('2 members of Lighthouse')
    await ann.runs('/team members team:harbour')
    await ann.sees('1 member of Harbour Crew')
  },
  { teams },
)
