import { noteSecret } from '../../dsl/log.ts'
import type { Attempt } from '../attempt.ts'
import { everywhere } from '../everywhere.ts'
import type { Stage } from '../stage.ts'

const CAROL = 'carol@lighthouse.example'

/** Somebody's own token at the vendor. */
async function tokenOf({ world }: Stage, email: string, name: string): Promise<string> {
  const { token = '' } = await world.vendor.signUp(email, name)
  return noteSecret(token, 'somebody’s own token')
}

/** Whoever is known by one account brings the token of another. */
export const tokens: readonly Attempt[] = [
  ...everywhere('Bob is Bob, and brings the token of Carol', {
    by: 'bob',
    given: async (stage, platform) => {
      const fields = { token: await tokenOf(stage, 'bob@lighthouse.example', 'Bob Okafor') }
      await stage.at(platform).submit('bob', { name: 'link', subject: 'main', fields })
    },
    send: async (forger, stage) => {
      const fields = { token: await tokenOf(stage, CAROL, 'Carol Mendes') }
      return forger.submit('bob', { name: 'link', subject: 'main', fields })
    },
  }),
  ...everywhere('Somebody brings a token that nobody gave out', {
    by: 'hana',
    send: (forger) =>
      forger.submit('hana', { name: 'link', subject: 'main', fields: { token: 'not-a-token-of-anybody' } }),
  }),
  ...everywhere('Somebody brings a token without end', {
    by: 'hana',
    send: (forger) =>
      forger.submit('hana', { name: 'link', subject: 'main', fields: { token: 'x'.repeat(2000) } }),
  }),
  ...everywhere('Who is no member leaves', {
    by: 'hana',
    send: (forger) => forger.command('hana', { name: 'leave' }),
  }),
]
