import type { Environment } from './environment.ts'

/** What is missing beside what is there, one sentence each. */
export const halfConfigured = (env: Environment): string[] => [...slackGaps(env), ...discordGaps(env)]

function slackGaps(env: Environment): string[] {
  if (!env['SLACK_BOT_TOKEN']) return slackWithoutBot(env)
  const { SLACK_MODE: mode, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  if (mode === 'socket') return appToken ? [] : [NO_APP_TOKEN]
  if (mode === 'http') return signingSecret ? [] : [NO_SIGNING_SECRET]
  // A mode of another name is a problem of its own, and no reason for a second one.
  return appToken || signingSecret ? [] : [NO_WAY_IN]
}

const slackWithoutBot = (env: Environment): string[] =>
  ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']
    .filter((name) => env[name])
    .slice(0, 1)
    .map((name) => `${name} is set and SLACK_BOT_TOKEN is not: set both for Slack, or neither.`)

const NO_APP_TOKEN =
  'SLACK_APP_TOKEN is missing, and SLACK_MODE=socket needs it: make an app-level token with the scope connections:write, or set SLACK_MODE=http.'

const NO_SIGNING_SECRET =
  'SLACK_SIGNING_SECRET is missing, and SLACK_MODE=http needs it: copy the Signing Secret from the page Basic Information of your Slack app.'

const NO_WAY_IN =
  'SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP): add one of the two.'

function discordGaps(env: Environment): string[] {
  if (env['DISCORD_TOKEN'] && !env['DISCORD_APP_ID'])
    return [
      'DISCORD_APP_ID is missing beside DISCORD_TOKEN: copy the Application ID from the page General Information of your Discord application.',
    ]
  if (env['DISCORD_APP_ID'] && !env['DISCORD_TOKEN'])
    return [
      'DISCORD_TOKEN is missing beside DISCORD_APP_ID: copy the token from the page Bot of your Discord application.',
    ]
  return []
}
