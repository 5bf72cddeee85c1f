import { stringify } from 'yaml'
import { backends } from '../backends/backends.ts'
import { commandTable } from '../commands.ts'
import { discordCommands } from '../platforms/discord/registration.ts'
import { slackManifest } from '../platforms/slack/manifest.ts'
import { backendList, backendVariables, teamsExample } from './backend-settings.ts'
import { backendsPage } from './backends-page/backends-page.ts'
import { fillMarked } from './fill-marked.ts'
import { readmeTable } from './readme-table.ts'

/** `path` counts from the repository's root; `write` turns what the file holds now into what it must hold. */
export type GeneratedFile = { readonly path: string; readonly write: (now: string) => string }

/** Everything that derives from the commands or the backends and is kept in a file. */
export const generatedFiles: readonly GeneratedFile[] = [
  { path: 'manifests/slack.yaml', write: slackYaml },
  { path: 'manifests/discord.json', write: discordJson },
  { path: 'README.md', write: readme },
  { path: 'docs/backends.md', write: () => backendsPage(backends) },
  { path: '.env.example', write: (now) => fillMarked(now, ENV_BACKENDS, backendVariables(backends)) },
]

function slackYaml(): string {
  const manifest = stringify(slackManifest(commandTable), { lineWidth: 0 })
  return `# Written by "npm run manifests" from src/commands.ts.\n${manifest}`
}

function discordJson(): string {
  return `${JSON.stringify(discordCommands(commandTable), undefined, 2)}\n`
}

const COMMANDS = {
  begin: '<!-- commands: written by "npm run manifests" from src/commands.ts -->',
  end: '<!-- /commands -->',
}

const BACKENDS = {
  begin: '<!-- backends: written by "npm run manifests" from src/backends/backends.ts -->',
  end: '<!-- /backends -->',
}

const EXAMPLE = {
  begin: '<!-- teams: written by "npm run manifests" from src/backends/backends.ts -->',
  end: '<!-- /teams -->',
}

const ENV_BACKENDS = {
  begin: '# --- The backends: written by "npm run manifests" from src/backends/backends.ts ---',
  end: '# --- /backends ---',
}

function readme(now: string): string {
  const withCommands = fillMarked(now, COMMANDS, readmeTable(commandTable))
  const withBackends = fillMarked(withCommands, BACKENDS, backendList(backends))
  return fillMarked(withBackends, EXAMPLE, teamsExample(backends))
}
