import type { Environment } from './environment.ts'

/** One sentence for whoever sets what comes later, and believes in something that would not happen. */
export const notYet = (env: Environment): string[] => (env['DISCORD_MODE'] === 'http' ? [HTTP_DISCORD] : [])

const HTTP_DISCORD =
  'DISCORD_MODE=http is not there in this version: take it out, and clear the Interactions Endpoint URL of your Discord application; Usher then listens by the gateway.'
