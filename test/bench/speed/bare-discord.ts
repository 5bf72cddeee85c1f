import { readFile } from 'node:fs/promises'
import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  Routes,
} from 'discord.js'
import { readBareWords } from './bare-words.ts'

// The least that a discord.js bot can be: it says what it was given, knows nobody and remembers nothing.

type Message = {
  readonly content?: string
  readonly embeds?: readonly APIEmbed[]
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly flags: number
}

const words = readBareWords<Message>()
const api = process.env['DISCORD_API_URL'] ?? ''
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } })

client.on(Events.InteractionCreate, (interaction) => void answer(interaction))

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) await interaction.update(words.joined)
  if (!interaction.isChatInputCommand()) return
  const invitee = interaction.options.getUser('who')
  if (!invitee) {
    const isInbox = interaction.options.getSubcommand() === 'inbox'
    await interaction.reply(isInbox ? words.inbox : words.help)
    return
  }
  await interaction.reply('Invited')
  await client.users.send(invitee.id, words.card)
}

const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve))
await client.login(process.env['DISCORD_TOKEN'])
await isReady
const commands: unknown = JSON.parse(await readFile('manifests/discord.json', 'utf8'))
await client.rest.put(Routes.applicationCommands(process.env['DISCORD_APP_ID'] ?? ''), { body: commands })
process.stdout.write(`ready in ${Math.round(performance.now())} ms\n${api}\n`)
process.once('SIGTERM', () => void client.destroy())
