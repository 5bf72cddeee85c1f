import { expect } from 'vitest'
import { story } from '../dsl/story.ts'
import { ELSEWHERE, HERE, inChannel, type TeamEntry } from '../dsl/teams.ts'

const lighthouse: TeamEntry = { id: 'lighthouse', name: 'Lighthouse', places: HERE }
const harbour: TeamEntry = { id: 'harbour', name: 'Harbour Crew', places: HERE }
const inRandom: TeamEntry = { ...harbour, places: inChannel('random') }
const pier: TeamEntry = { id: 'pier', name: 'The Pier', places: ELSEWHERE }

story(
  'Where two teams live, a command says which one it means',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob')
    await ann.sees('Which team do you mean?', 'Lighthouse and Harbour Crew are at home here')
    await ann.sees('Nothing was changed', 'team:lighthouse')
    await bob.seesNothingOf('invites you')

    await ann.runs('/team invite @bob team:harbour')
    await bob.sees('Ann Lee invites you to join Harbour Crew')
    await bob.presses('Accept')
    await bob.sees('You are in Harbour Crew')
    await ann.runs('/team members team:"Harbour Crew"')
    await ann.sees('2 members of Harbour Crew')
    await ann.runs('/team members team:LIGHTHOUSE')
    await ann.sees('1 member of Lighthouse')
  },
  { teams: [lighthouse, harbour] },
)

story(
  'A team that has the channel goes before one that has the whole place',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team members')
    await ann.sees('1 member of Lighthouse')
    await ann.runs('/team members', { in: 'random' })
    await ann.sees('1 member of Harbour Crew')
    await ann.runs('/team help team:lighthouse', { in: 'random' })
    await ann.sees('What you can do for Lighthouse')

    await ann.runs('/team help team:harbour')
    await ann.sees('There is no team “harbour” here', 'At home here: Lighthouse')
  },
  { teams: [lighthouse, inRandom] },
)

story(
  'A team of another place cannot be named',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite @bob team:pier')
    await ann.sees('There is no team “pier” here', 'At home here: Lighthouse')
    await ann.runs('/team invite @bob')
    await world.here('bob').sees('Ann Lee invites you to join Lighthouse')
  },
  { teams: [pier, lighthouse] },
)

story(
  'Where no team lives, people hear what to do',
  async (world) => {
    await world.here('ann').runs('/team invite @bob')
    await world.here('ann').sees('No team is at home here', 'ask whoever runs Usher to bind the team')
    await world.here('ann').runs('/team inbox')
    await world.here('ann').sees('No invitation is waiting for you')
  },
  { teams: [pier, { ...pier, id: 'quay', name: 'The Quay' }] },
)

story(
  'The teams that one can name are offered as one types',
  async (world) => {
    const ann = world.here('ann')
    expect(await ann.isOffered('', { command: '/team invite team:' })).toEqual(['Lighthouse', 'Harbour Crew'])
    expect(await ann.isOffered('crew', { command: '/team invite team:' })).toEqual(['Harbour Crew'])
    expect(await ann.isOffered('pier', { command: '/team invite team:' })).toEqual([])
  },
  { teams: [lighthouse, harbour, pier], notOn: { slack: 'Slack offers nothing while one types a command' } },
)

story(
  'An invitation that is offered is one of the team that was named',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team invite @bob team:harbour')
    await ann.runs('/team invite @hana team:lighthouse')
    const offered = (team: string) => ann.isOffered('', { command: `/team revoke team:${team} who:` })
    expect(await offered('harbour')).toEqual([expect.stringContaining('Bob Okafor')])
    expect(await offered('lighthouse')).toEqual([expect.stringContaining('Hana Kim')])
  },
  {
    teams: [lighthouse, harbour],
    notOn: { slack: 'Slack offers invitations in a form, in the story below' },
  },
)

story(
  'A form stays with the team it was opened for',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await ann.runs('/team invite team:harbour')
    await ann.sees('Invite to Harbour Crew')
    await ann.fills({ 'People here': '@hana' })
    await hana.sees('Ann Lee invites you to join Harbour Crew')

    await ann.runs('/team invite @bob team:lighthouse')
    await ann.runs('/team revoke team:harbour')
    await ann.fills({ Who: 'Hana' })
    await ann.sees('Take back the invitation of Hana Kim 🌿 to Harbour Crew?')
  },
  {
    teams: [lighthouse, harbour],
    notOn: { slack: 'there the invitation is picked from a search, in the story below' },
  },
)

story(
  'A form stays with the team it was opened for, and so does the search in it',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await ann.runs('/team invite', { in: 'random' })
    await ann.sees('Invite to Harbour Crew')
    await ann.fills({ 'People here': '@hana' })
    await hana.sees('Ann Lee invites you to join Harbour Crew')

    await ann.runs('/team invite @bob')
    await ann.runs('/team revoke', { in: 'random' })
    expect(await ann.isOffered('', { field: 'Who' })).toEqual([expect.stringContaining('Hana Kim')])
    await ann.runs('/team revoke')
    expect(await ann.isOffered('', { field: 'Who' })).toEqual([expect.stringContaining('Bob Okafor')])
  },
  { teams: [lighthouse, inRandom], notOn: { discord: 'a form has no search there' } },
)

story(
  'The buttons of a list keep to the team it was shown for',
  async (world) => {
    const ann = world.here('ann')
    const nine = Array.from({ length: 9 }, (_, index) => `keeper${index}@lighthouse.example`).join(' ')
    await ann.runs(`/team invite ${nine} team:harbour`)
    await ann.runs('/team invite @bob team:lighthouse')
    await ann.runs('/team invitations team:harbour')
    await ann.sees('9 invitations to Harbour Crew', '1–8 of 9')
    await ann.presses('Older')
    await ann.sees('9 invitations to Harbour Crew', '9–9 of 9')
    await ann.presses('Take back')
    await ann.sees('to Harbour Crew?')
    await ann.presses('Take it back')
    await ann.sees('to Harbour Crew is taken back')
  },
  { teams: [lighthouse, harbour] },
)

story(
  'Two teams of two backends: pages of members keep to theirs',
  async (world) => {
    for (let number = 0; number < 9; number += 1)
      await world.vendor.addMember(`keeper${number}@lighthouse.example`, 'member')
    const ann = world.here('ann')
    await ann.runs('/team members team:harbour')
    await ann.sees('10 members of Harbour Crew', 'keeper0')
    await ann.presses('More')
    await ann.sees('keeper8')
    await ann.presses('Back to the start')
    await ann.sees('keeper0')
    await ann.runs('/team members team:lighthouse')
    await ann.sees('1 member of Lighthouse')
  },
  { teams: [lighthouse, { ...harbour, backend: 'deepgram' }], backend: 'deepgram' },
)

story(
  'The inbox has the invitations of every team, and each is answered for itself',
  async (world) => {
    const [ann, bob] = [world.here('ann'), world.here('bob')]
    await ann.runs('/team invite @bob team:harbour')
    await ann.runs('/team invite @bob team:lighthouse')
    await bob.runs('/team inbox')
    await bob.sees('Harbour Crew', 'Lighthouse')
    await bob.presses('Accept', { on: 'invites you to join Harbour Crew' })
    await bob.sees('You are in Harbour Crew')
    await bob.presses('Decline', { on: 'invites you to join Lighthouse' })
    await bob.sees('You declined the invitation to Lighthouse')
  },
  { teams: [lighthouse, harbour] },
)

story(
  'In a direct message, somebody is at home in the team they are in',
  async (world) => {
    const [ann, hana] = [world.here('ann'), world.here('hana')]
    await ann.runs('/team invite @hana team:harbour')
    await hana.runs('/team members', { in: 'usher' })
    await hana.sees('No team is at home here')
    await hana.presses('Accept')
    await hana.runs('/team members', { in: 'usher' })
    await hana.sees('2 members of Harbour Crew')
    await hana.runs('/team members team:lighthouse', { in: 'usher' })
    await hana.sees('There is no team “lighthouse” here')

    await ann.runs('/team invite @hana team:lighthouse')
    await hana.presses('Accept', { on: 'join Lighthouse' })
    await hana.runs('/team members', { in: 'usher' })
    await hana.sees('Which team do you mean?', 'Lighthouse and Harbour Crew')
  },
  {
    teams: [lighthouse, harbour],
    notOn: { slack: 'a direct message on Slack belongs to a workspace, like any channel' },
  },
)
