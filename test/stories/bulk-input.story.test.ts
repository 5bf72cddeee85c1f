import { expect } from 'vitest'
import { fileOf } from '../dsl/given-file.ts'
import { story, type World } from '../dsl/story.ts'

const people = (content: string | Uint8Array) => fileOf('people.csv', content)

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')

/** A picture, whatever it is called. */
const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00', 'latin1')

const REFUSED: readonly (readonly [content: string | Uint8Array, title: string, next: string])[] = [
  [' \r\n', 'The file is empty', 'Put at least one e-mail address in it'],
  [PICTURE, 'The file is a picture, whatever its name says', 'Save it as CSV'],
  ['<!DOCTYPE html>\n<title>Sign in</title>', 'The file is a web page and not a list', 'asks to sign in'],
  ['bob@x.example\n'.repeat(50_000), 'The file has more than 10,000 lines', 'please split it'],
  [`email\n${'x'.repeat(4_000_000)}`, 'Line 2 is too long to be a person', 'one person on each line'],
  ['Vorname;Nachname\nAna;Silva', 'The file has no column for e-mail addresses', '“Vorname” and “Nachname”'],
  ['email,name\nana@x.example,"Ana', 'Line 2 has a quotation mark too few or too many', 'Close it'],
  ['email,name\n', 'The file has headings and nobody below them', 'Add at least one person'],
]

story('A list that cannot be read is refused in words that help', async (world) => {
  for (const [content, title, next] of REFUSED) {
    await give(world, content)
    await world.here('ann').sees(title, next, 'Nobody was invited, and I forget what I have read of it')
  }

  await give(world, 'email\nana@x.example', (files) => files.askToSignIn())
  await world.here('ann').sees('Something else came instead of the file')

  await give(world, 'email\nana@x.example', (files) => files.remove('people.csv'))
  await world.here('ann').sees('The file is not there any more', 'give it to me again with /team bulk')
})

/** Before the bot can fetch it, something may happen to the file. */
async function give(
  { here, platform, simulator, settle }: World,
  content: string | Uint8Array,
  meanwhile?: (files: World['simulator']['slack']['files']) => void,
): Promise<void> {
  const { faults, files } = simulator[platform]
  await here('ann').runs('/team bulk')
  if (meanwhile) faults.hold(1)
  await here('ann').fills({ 'And a CSV file': people(content) })
  meanwhile?.(files)
  faults.release()
  await settle()
}

story('A list is understood however it is written', async (world) => {
  const ann = world.here('ann')
  const bob = world.here('bob')
  const mention = world.platform === 'slack' ? `<@${bob.id}>` : `<@!${bob.id}>`

  await give(
    world,
    utf16(
      [
        'sep=;',
        'Team;Name;E-Mail;Note',
        'Crew;;"""Silva, Ana"" <ANA@Müller.example>";=1+1',
        'Crew;Ana;ana@xn--mller-kva.example;',
        `Crew;Bob;${mention};`,
        'Crew;;bob@lighthouse.example;',
        'Crew;;@carol;',
        'Crew,Eve,eve@x.example,',
        '',
        'Crew;;nobody at all;',
        `Crew;;frank@x.example;${'n'.repeat(301)}`,
      ].join('\r\n'),
    ),
  )
  await ann.sees(
    'Invite 2 people to Lighthouse?',
    'I read 8 lines in people.csv',
    'I leave out what stands below “Team”',
    'Further up in the list already (2): ana@xn--mller-kva.example (line 4), bob@lighthouse.example (line 6)',
    'A name alone (1): @carol (line 7)',
    'Cells that do not fit the first line (1): Crew,Eve,eve@x.example, (line 8)',
    'Not an e-mail address (1): nobody at all (line 10)',
    'Note too long (1): frank@x.example (line 11)',
  )

  await ann.presses('All lines as CSV')
  await ann.sees('people-preview.csv')
  const csv = await ann.downloads('people-preview.csv')
  expect(csv).toContain("'=1+1")
  expect(csv).toContain('8,"Crew,Eve,eve@x.example,",,,,"cells that do not fit the first line"')

  await ann.presses('Another list')
  await ann.fills({ 'And a CSV file': people(csv.replace("'@carol", 'carol@lighthouse.example')) })
  await ann.sees('Invite 3 people to Lighthouse?')
})

story('A list is pasted as it stands in a mail or a chat', async (world) => {
  const ann = world.here('ann')
  await ann.runs('/team bulk')
  await ann.fills({ 'And a pasted list': 'email,name' })
  await ann.sees('headings and nobody below them')

  const { id } = world.here('bob')
  await ann.runs('/team bulk')
  await ann.fills({
    'People here': '@bob',
    'And a pasted list': [
      '- Dora Lindqvist <dora@lighthouse.example>',
      `• <@${id}>`,
      'Silva, Ana <ana@x.example>; mailto:eve@x.example, ',
      'ＡＮＡ＠x.example  frank@x.example.',
      '1. @hana',
    ].join('\n'),
  })
  await ann.sees(
    'Invite 5 people to Lighthouse?',
    'Your list has 8 lines',
    'Further up in the list already (2): @Bob Okafor (line 2), ana@x.example (line 4)',
    'A name alone (1): @hana (line 5)',
  )
})
