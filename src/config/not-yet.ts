import type { Environment } from './environment.ts'

/** Names that are reserved for what comes later: whoever sets one believes in something that would not happen. */
const NOT_YET: readonly { readonly name: string; readonly instead: string }[] = [
  { name: 'SLACK_CLIENT_ID', instead: 'one workspace is set by SLACK_BOT_TOKEN' },
  { name: 'SLACK_CLIENT_SECRET', instead: 'one workspace is set by SLACK_BOT_TOKEN' },
]

/** One sentence for each that is set. */
export function notYet(env: Environment): string[] {
  const named = NOT_YET.filter(({ name }) => env[name]).map(
    ({ name, instead }) => `${name} does nothing in this version: take it out; ${instead}.`,
  )
  const isOverHttp = env['DISCORD_MODE'] === 'http'
  return isOverHttp ? [...named, HTTP_DISCORD] : named
}

const HTTP_DISCORD =
  'DISCORD_MODE=http is not there in this version: take it out, and clear the Interactions Endpoint URL of your Discord application; Usher then listens by the gateway.'
