import { stringify } from 'yaml'
import { commandTable } from '../commands.ts'
import { discordCommands } from '../platforms/discord/registration.ts'
import { slackManifest } from '../platforms/slack/manifest.ts'
import { fillMarked } from './fill-marked.ts'
import { readmeTable } from './readme-table.ts'

/** `path` counts from the repository's root; `write` turns what the file holds now into what it must hold. */
export type GeneratedFile = { readonly path: string; readonly write: (now: string) => string }

/** Everything that derives from the command table and is kept in a file. */
export const generatedFiles: readonly GeneratedFile[] = [
  { path: 'manifests/slack.yaml', write: slackYaml },
  { path: 'manifests/discord.json', write: discordJson },
  { path: 'README.md', write: (now) => fillMarked(now, readmeTable(commandTable)) },
]

function slackYaml(): string {
  const manifest = stringify(slackManifest(commandTable), { lineWidth: 0 })
  return `# Written by "npm run manifests" from src/commands.ts.\n${manifest}`
}

function discordJson(): string {
  return `${JSON.stringify(discordCommands(commandTable), undefined, 2)}\n`
}
