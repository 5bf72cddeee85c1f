import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { ADMINS, auditOf, gatherTeam, roleCommand } from '../dsl/admin-team.ts'
import { fileOf } from '../dsl/given-file.ts'
import { story, type World } from '../dsl/story.ts'

const LIST = 'And a pasted list'
const FILE = 'And a CSV file'
const PEOPLE = 'People here'

const invitedIn = async ({ store }: World): Promise<readonly string[]> => {
  const { invitations } = await store().transaction((tx) =>
    tx.listInvitations({ team: asTeamId('main'), limit: 100, offset: 0 }),
  )
  return invitations.map(({ invitee, role }) => `${invitee.name} ${role}`).toSorted()
}

/** Somebody opens the form and gives what they have. */
async function gives(
  world: World,
  handle: string,
  values: Parameters<ReturnType<World['here']>['fills']>[0],
) {
  await world.here(handle).runs('/team bulk')
  await world.here(handle).fills(values)
}

story('Ann sees what a list would do before anybody hears of it, and begins it once', async (world) => {
  await gatherTeam(world, { bob: 'member' })
  const ann = world.here('ann')
  await ann.runs('/team invite old@elsewhere.example')
  const before = await invitedIn(world)
  const robot = world.platform === 'slack' ? 'robo' : 'botto'
  await gives(world, 'ann', {
    [PEOPLE]: `@hana, @bob, @ann, @${robot}`,
    [LIST]: 'ana@elsewhere.example, Ana <ANA@elsewhere.example>\n@dora\nold@elsewhere.example\nnobody at all',
    [FILE]: fileOf(
      'crew.csv',
      'role;email;phone\nadmin;ben@elsewhere.example;1\nking;cara@elsewhere.example;2\nowner;dan@elsewhere.example;3\n',
    ),
    Note: 'We row on Sundays',
  })
  await ann.sees(
    'Invite 3 people to Lighthouse?',
    'I read 12 lines in crew.csv',
    'I leave out what stands below “phone”',
    'To be invited (3): @Hana Kim',
    'In the team already (1): @Bob Okafor',
    'The person who gave me the list (1): @Ann Lee',
    'A bot (1)',
    'Further up in the list already (1): ana@elsewhere.example (line 1)',
    'A name alone (1): @dora',
    'Invited already (1): old@elsewhere.example',
    'Not an e-mail address (1): nobody at all (line 4)',
    'Role that the team does not have (1): cara@elsewhere.example (line 3, “king”)',
    'Role that cannot be given by a list (1): dan@elsewhere.example (line 4, “owner”)',
    'Nothing has happened yet',
  )
  await world.here('hana').seesNothingOf('invites you')
  expect(await invitedIn(world)).toEqual(before)

  await ann.presses('All lines as CSV')
  await ann.sees('crew-preview.csv')
  const csv = await ann.downloads('crew-preview.csv')
  expect(csv.split('\r\n').filter((line) => line.includes('to be invited'))).toHaveLength(3)

  const spot = ann.message('Invite 3 people to Lighthouse?')
  await ann.pressesAtOnce(spot, 'Invite 3 people', 2)
  await world.settle()
  await ann.sees('Begun: I am inviting 3 people to Lighthouse')
  expect(ann.buttons()).not.toContain('Invite 3 people')
  await world.advance({ minutes: 1 })
  await world.here('hana').sees('Ann Lee', 'invites you to join Lighthouse', 'We row on Sundays')
  expect(await invitedIn(world)).toEqual(
    [
      ...before,
      'ana@elsewhere.example member',
      'ben@elsewhere.example admin',
      'Hana Kim 🌿 member',
    ].toSorted(),
  )
  expect(await auditOf(world, /^bulk\.(?:drafted|began)/)).toEqual(['bulk.drafted done', 'bulk.began done'])
})

story('A list waits for a day, gives way to another one, or is forgotten', async (world) => {
  const ann = world.here('ann')
  await gives(world, 'ann', {})
  await ann.sees('Pick people, paste a list, or choose a file.')
  await gives(world, 'ann', { [LIST]: 'name,phone\nAna,1' })
  await ann.sees('The list has no column for e-mail addresses', 'Its headings are “name” and “phone”')
  await gives(world, 'ann', { [LIST]: 'ana@elsewhere.example' })
  await ann.sees('Invite 1 person to Lighthouse?')

  await ann.runs('/team bulk')
  expect(ann.buttons().filter((label) => label === 'Invite 1 person')).toHaveLength(2)
  await ann.presses('Another list')
  await ann.fills({ [LIST]: 'ben@elsewhere.example\ncara@elsewhere.example', Role: 'admin' })
  await ann.sees('Invite 2 people to Lighthouse?', 'Everybody is invited as an admin')
  await ann.presses('Forget it')
  await ann.sees('I have forgotten the list')
  expect(await invitedIn(world)).toEqual([])

  await world.advance({ hours: 25 })
  await world.restart()
  await ann.presses('Invite 1 person')
  await ann.sees('I do not have this list any more')
  await ann.runs('/team bulk')
  await ann.fills({ [LIST]: '@ana' })
  await ann.sees('Nobody on this list can be invited to Lighthouse', 'A name alone (1): @ana (line 1)')
})

story('A second list waits while one is at work', async (world) => {
  await gatherTeam(world, { dora: 'admin' })
  const [ann, dora] = [world.here('ann'), world.here('dora')]
  await gives(world, 'ann', { [LIST]: 'ana@elsewhere.example' })
  await gives(world, 'dora', { [LIST]: 'ben@elsewhere.example' })
  await dora.runs('/team bulk')
  await dora.presses('Another list')
  await ann.presses('Invite 1 person')
  await ann.presses('Pause')

  await dora.fills({ [LIST]: 'cara@elsewhere.example\ndan@elsewhere.example' })
  await dora.sees(
    'Invite 2 people to Lighthouse?',
    'Another list is being invited at the moment: @Ann Lee began it',
  )
  await dora.presses('Invite 2 people')
  await dora.sees('One list at a time is invited to Lighthouse', 'Your list waits here for a day')
  await dora.runs('/team bulk')
  await dora.sees('Inviting 1 person to Lighthouse is paused')

  await ann.presses('Go on')
  await world.advance({ minutes: 2 })
  await dora.presses('Invite 2 people')
  await dora.sees('Begun: I am inviting 2 people to Lighthouse')
})

story('Dora is put down between the look and the yes', async (world) => {
  await gatherTeam(world, { dora: 'admin', bob: 'member' })
  const [ann, bob, dora] = [world.here('ann'), world.here('bob'), world.here('dora')]
  await bob.runs('/team bulk')
  await bob.sees('You cannot invite a list of people to Lighthouse', 'at least an admin')
  await gives(world, 'dora', { [LIST]: 'email,role\nana@elsewhere.example,\nben@elsewhere.example,admin' })
  await ann.runs(roleCommand(world, 'dora', 'member'), ADMINS)
  await ann.presses('Make a member')
  await world.advance({ minutes: 1 })

  await dora.presses('Invite 2 people')
  await dora.sees('You cannot invite a list of people to Lighthouse')
  expect(await invitedIn(world)).toEqual(['Bob Okafor member', 'Dora Lindqvist admin'])
  expect(await auditOf(world, /^bulk/)).toEqual([
    'bulk refused rank_too_low',
    'bulk.drafted done',
    'bulk refused rank_too_low',
  ])
})

story(
  'A team takes only some addresses, and only so many people',
  async (world) => {
    const ann = world.here('ann')
    await gives(world, 'ann', {
      [LIST]:
        'ana@lighthouse.example\nben@elsewhere.example\ncara@lighthouse.example\ndan@lighthouse.example',
    })
    await ann.sees(
      'Invite 2 people to Lighthouse?',
      'Address outside of the team',
      'domains (1): ben@elsewhere.example (line 2)',
      'More people than the team may have (1): dan@lighthouse.example (line 4)',
    )
    await ann.runs('/team invite hana@lighthouse.example leo@lighthouse.example mia@lighthouse.example')
    await ann.sees('2 of 3 people invited to Lighthouse', 'the team takes no more members')
  },
  { settings: { USHER_EMAIL_DOMAINS: 'lighthouse.example', USHER_MEMBER_LIMIT: '3' } },
)

story(
  'A file comes with the command itself',
  async (world) => {
    const ann = world.here('ann')
    await ann.runs('/team bulk file:crew.csv', {
      files: [fileOf('crew.csv', 'email\nana@elsewhere.example\n')],
    })
    await ann.sees('Invite 1 person to Lighthouse?', 'I read 1 line in crew.csv')
    await ann.runs('/team bulk file:crew.csv', { files: [fileOf('crew.csv', 'email\n')] })
    await ann.sees('The file has headings and nobody below them', 'It was crew.csv')
  },
  { notOn: { slack: 'its commands take no files' } },
)
