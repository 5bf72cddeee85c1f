import { App, LogLevel } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { readBareWords } from './bare-words.ts'

// The least that a Bolt app can be: it says what it was given, knows nobody and remembers nothing.

const words = readBareWords<{ readonly text: string; readonly blocks: KnownBlock[] }>()
const app = new App({
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  socketMode: true,
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
  logLevel: LogLevel.ERROR,
})

app.command('/team', async ({ command, ack, client }) => {
  const [, invitee] = /^invite <@(\w+)/.exec(command.text) ?? []
  if (!invitee) {
    return ack({ response_type: 'ephemeral', ...(command.text === 'inbox' ? words.inbox : words.help) })
  }
  await ack()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this one is not of a window
  await client.chat.postMessage({ channel: invitee, ...words.card })
})

app.action('accept', async ({ ack, respond }) => {
  await ack()
  await respond({ replace_original: true, ...words.joined })
})

await app.start()
process.stdout.write(`ready in ${Math.round(performance.now())} ms\n${process.env['SLACK_API_URL']}\n`)
process.once('SIGTERM', () => void app.stop())
