import type { Answer } from '../answer.ts'
import type { Attempt } from '../attempt.ts'
import { on } from '../everywhere.ts'
import type { Forger } from '../forger.ts'
import type { Stage } from '../stage.ts'

const SECRET = 'hidden@pier.example'

/** Bob may give lists, and says that this one is his. */
const gives = (forger: Forger, file: string): Promise<Answer> =>
  forger.submit('bob', { name: 'bulk', subject: 'lighthouse', fields: {}, files: { file } })

/** Dora writes to the bot, and nobody else reads what she sends along. */
const writesAlone = async ({ world }: Stage): Promise<void> => {
  const content = new TextEncoder().encode(`email\n${SECRET}\n`)
  await world.slack('dora').runs('for you alone', { in: 'usher', files: [{ name: 'hers.csv', content }] })
}

function fileOfDora({ world }: Stage): string {
  const all = world
    .slack('dora')
    .screen()
    .channels.flatMap(({ messages }) => messages)
  const file = all.flatMap(({ files }) => files).findLast(({ name }) => name === 'hers.csv')
  if (!file) throw new Error('Dora has not sent a file')
  return file.id
}

const NO_IDS = [
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'F0NOBODYS00',
  'F1/../../api/auth.test',
  'constructor',
]

const NO_PLACES = [
  'http://169.254.169.254/attachments/1/2/people.csv',
  'file:///attachments/1/2/people.csv',
  'https://cdn.discordapp.com@files.invalid/attachments/1/2/people.csv',
  'https://cdn.discordapp.com.files.invalid/attachments/1/2/people.csv',
  'https://cdn.discordapp.com:8443/attachments/1/2/people.csv',
  'https://cdn.discordapp.com/attachments/1/2/../../../people.csv',
  'http://cdn.discordapp.com/attachments/1/2/people.csv',
  '//files.invalid/attachments/1/2/people.csv',
  'constructor',
]

/** Usher fetches what it is given: only from where files lie, and only those of who gives them. */
export const listFiles: readonly Attempt[] = [
  on('slack', 'An admin gives the file that somebody else wrote to Usher', {
    by: 'bob',
    hides: [SECRET],
    given: writesAlone,
    send: (forger, stage) => gives(forger, fileOfDora(stage)),
  }),
  ...NO_IDS.map((file) =>
    on('slack', `An admin gives ${file} for a file`, { by: 'bob', send: (forger) => gives(forger, file) }),
  ),
  ...NO_PLACES.map((file) =>
    on('discord', `An admin gives ${file} for a file`, { by: 'bob', send: (forger) => gives(forger, file) }),
  ),
  on('discord', 'An admin gives what the API of Discord says for a file', {
    by: 'bob',
    send: (forger, { world }) => gives(forger, `${world.operator['DISCORD_API_URL'] ?? ''}/v10/users/@me`),
  }),
]
