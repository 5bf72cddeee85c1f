import { loadEnvironment } from './load-environment.ts'
import { OPERATOR_WORDS, parseAsk } from './parse-ask.ts'
import { failWith } from './problems.ts'

/** What `usher` does by its first word; without one it starts. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  start: async () => import('../main.ts'),
  simulate: async () => {
    forgetTokens()
    return import('../main.ts')
  },
  manifest: async () => {
    const { writeGenerated } = await import('./write-generated.ts')
    return writeGenerated()
  },
}

export async function run([word = 'start', ...more]: readonly string[]): Promise<void> {
  const forOperator = OPERATOR_WORDS.find((one) => one === word)
  if (forOperator) return runForOperator(parseAsk(forOperator, more))
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined
  if (!command || more.length > 0)
    return failWith([`Write usher and one of ${[...Object.keys(COMMANDS), ...OPERATOR_WORDS].join(', ')}.`])
  await command()
}

async function runForOperator(ask: ReturnType<typeof parseAsk>): Promise<void> {
  if ('usage' in ask) return failWith([ask.usage])
  const { operate } = await import('./operate.ts')
  await operate(ask)
}

const TOKENS = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'DISCORD_TOKEN',
  'DISCORD_APP_ID',
  'DISCORD_CLIENT_SECRET',
]

/** Without tokens Usher simulates. Emptied, not deleted, so that reading `.env` again does not bring them back. */
function forgetTokens(): void {
  loadEnvironment()
  for (const name of TOKENS) process.env[name] = ''
}
