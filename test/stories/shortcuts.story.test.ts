import { expect } from 'vitest'
import { crossStory, story, type World } from '../dsl/story.ts'

/** What somebody wrote in #general, before the story begins. */
const POST = {
  slack: { author: 'grace', name: 'Grace Adeyemi', words: 'Two new colleagues start next week' },
  discord: { author: 'erik', name: 'Erik Sørensen', words: 'The lamp livestream was great' },
} as const

story('Ann invites whoever wrote a message, from its menu', async (world) => {
  const { author, words } = POST[world.platform]
  const ann = world.here('ann')
  await ann.choosesShortcut('Invite author to team', { on: words })
  await ann.sees('Invite to Lighthouse')
  expect(chosen(world)).toEqual([author])

  await ann.fills({ Role: 'Admin', Note: 'Come in!' })
  await world
    .here(author)
    .sees('Ann Lee invites you to join Lighthouse', 'You would be an admin of the team', 'Come in!')
  await world.here(author).presses('Accept')
  await world.here(author).sees('You are in Lighthouse')
})

story('Ann changes her mind about whom to invite, in the form', async (world) => {
  const { author, words } = POST[world.platform]
  const ann = world.here('ann')
  await ann.choosesShortcut('Invite author to team', { on: words })
  await ann.fills({ 'People here': '@hana' })
  await world.here('hana').sees('Ann Lee invites you to join Lighthouse')
  await world.here(author).seesNothingOf('invites you')
})

story(
  'Ann invites a person from their menu',
  async (world) => {
    const ann = world.here('ann')
    await ann.choosesShortcut('Invite to team', { person: 'mia' })
    expect(chosen(world)).toEqual(['mia'])
    await ann.fills({})
    await world
      .here('mia')
      .sees('Ann Lee invites you to join Lighthouse', 'You would be a member of the team')
  },
  { notOn: { slack: 'Slack has no menu of a person for apps' } },
)

story('The author of a message may be nobody one can invite', async (world) => {
  const ann = world.here('ann')
  await world.here('ann').runs('I write this myself')
  await ann.choosesShortcut('Invite author to team', { on: 'I write this myself' })
  await ann.fills({})
  await ann.sees('nobody can invite themselves')
  await ann.runs('/team invitations')
  await ann.sees('Nobody was invited to Lighthouse so far')
})

crossStory('A robot wrote the message, or is the person', async (world) => {
  await world.slack('ann').choosesShortcut('Invite author to team', { on: 'Deploy 412' })
  await world.slack('ann').fills({})
  await world.slack('ann').sees('That is a bot')

  await world.discord('ann').choosesShortcut('Invite to team', { person: 'botto' })
  await world.discord('ann').fills({})
  await world.discord('ann').sees('That is a bot')
})

story('Who may not invite hears so from a shortcut, too, and nobody is messaged', async (world) => {
  const { author, words } = POST[world.platform]
  const hana = world.here('hana')
  await hana.choosesShortcut('Invite author to team', { on: words })
  await hana.fills({})
  await hana.sees('You cannot invite people to Lighthouse')
  await world.here(author).seesNothingOf('invites you')
})

crossStory('Whose invitation to take back is offered while Ann types, on Discord', async (world) => {
  const ann = world.discord('ann')
  const who = { command: '/team revoke who:' }
  expect(await ann.isOffered('', who)).toEqual([])

  await ann.runs('/team invite @bob @hana')
  await ann.runs('/team invite stranger@elsewhere.example admin')
  expect(await ann.isOffered('', who)).toEqual([
    'stranger@elsewhere.example (admin)',
    expect.any(String),
    expect.any(String),
  ])
  expect(await ann.isOffered('BO', who)).toEqual(['Bob Okafor (member)'])
  expect(await ann.isOffered('elsewhere', who)).toEqual(['stranger@elsewhere.example (admin)'])
  expect(await ann.isOffered('nobody', who)).toEqual([])
  expect(await ann.isOffered('%', who)).toEqual([])

  await world.discord('bob').presses('Accept')
  expect(await ann.isOffered('bo', who)).toEqual([])
})

crossStory(
  'Whose invitation to take back is offered while Ann types, in the form on Slack',
  async (world) => {
    const ann = world.slack('ann')
    await ann.runs('/team invite @bob @hana')
    await ann.runs('/team revoke')
    expect(await ann.isOffered('han', { field: 'Who' })).toEqual([
      expect.stringMatching(/^Hana Kim.*\(member\)$/),
    ])
    expect(await ann.isOffered('nobody', { field: 'Who' })).toEqual([])
  },
)

crossStory('Invitations are offered only to those who may take them back', async (world) => {
  await world.discord('ann').runs('/team invite @bob')
  await world.discord('bob').presses('Accept')
  await world.discord('ann').runs('/team invite @hana')

  const who = { command: '/team revoke who:' }
  expect(await world.discord('ann').isOffered('hana', who)).toHaveLength(1)
  expect(await world.discord('bob').isOffered('', who)).toEqual([])
  expect(await world.discord('hana').isOffered('hana', who)).toEqual([])
  expect(await world.discord('erik').isOffered('hana', who)).toEqual([])
})

/** Whom Ann's open form has already chosen, by handle. */
const chosen = ({ here }: World): readonly string[] | undefined =>
  here('ann')
    .screen()
    .form?.fields.find(({ kind }) => kind === 'people')?.value
