import type { PlatformName } from '../../dsl/story.ts'
import type { Attempt } from '../attempt.ts'
import { on } from '../everywhere.ts'
import type { Forger } from '../forger.ts'
import type { Stage } from '../stage.ts'

/** Grace says that an admin's address is hers; the mail goes to the admin. */
const asksForCode = async (stage: Stage, platform: PlatformName): Promise<void> => {
  const fields = { email: 'dora@lighthouse.example' }
  await stage.at(platform).submit('grace', { name: 'link_mail', subject: 'lighthouse', fields })
  await stage.world.settle()
}

const codeIn = ({ world }: Stage): string => {
  const { text = '' } = world.simulator.mailbox.mails().at(-1) ?? {}
  const [code] = /\b\d{6}\b/.exec(text) ?? []
  if (code === undefined) throw new Error('there is no code in the newest mail')
  return code
}

/** Other digits. */
const wrong = (code: string, nth: number): string => String((Number(code) + nth) % 1_000_000).padStart(6, '0')

/** As often as a code may be typed. */
const GUESSES = 5

const types = (by: string, code: (stage: Stage) => string) => ({
  by,
  send: (forger: Forger, stage: Stage) =>
    forger.submit(by, { name: 'link_code', subject: 'lighthouse', fields: { code: code(stage) } }),
})

const guessedOn = (platform: PlatformName): readonly Attempt[] => [
  on(platform, 'Somebody types the code that another person asked for', {
    ...types('max', codeIn),
    given: asksForCode,
  }),
  ...Array.from({ length: GUESSES }, (_, nth) =>
    on(platform, `Somebody guesses the code in the mail of an admin, try ${nth + 1}`, {
      ...types('grace', (stage) => wrong(codeIn(stage), nth + 1)),
    }),
  ),
  on(platform, 'Somebody guesses right once there were too many tries', types('grace', codeIn)),
]

/** One after the other. */
export const codes: readonly Attempt[] = [
  ...guessedOn('slack'),
  ...guessedOn('discord'),
  on('discord', 'Somebody has one mail after the other sent to an admin', {
    by: 'max',
    given: asksForCode,
    send: (forger) =>
      forger.submit('max', {
        name: 'link_mail',
        subject: 'lighthouse',
        fields: { email: 'dora@lighthouse.example' },
      }),
  }),
]
