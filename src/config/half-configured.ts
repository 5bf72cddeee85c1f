import type { Environment } from './environment.ts'

/** What is missing beside what is there, one sentence each. */
export const halfConfigured = (env: Environment): string[] => [
  ...slackGaps(env),
  ...discordGaps(env),
  ...pairGaps(env),
]

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

/** Each is of no use without the other, or at least the first without the second. */
const PAIRS: readonly { readonly set: string; readonly missing: string; readonly so: string }[] = [
  {
    set: 'SLACK_CLIENT_ID',
    missing: 'SLACK_CLIENT_SECRET',
    so: 'copy the Client Secret from the page Basic Information of your Slack app',
  },
  {
    set: 'SLACK_CLIENT_SECRET',
    missing: 'SLACK_CLIENT_ID',
    so: 'copy the Client ID from the page Basic Information of your Slack app',
  },
  {
    set: 'SLACK_CLIENT_ID',
    missing: 'SLACK_BOT_TOKEN',
    so: 'signing in with Slack is for those who use Usher there',
  },
  {
    set: 'DISCORD_CLIENT_SECRET',
    missing: 'DISCORD_APP_ID',
    so: 'signing in with Discord is for those who use Usher there',
  },
  { set: 'USHER_MAIL_URL', missing: 'USHER_MAIL_FROM', so: 'write the address that mails come from' },
  { set: 'USHER_MAIL_FROM', missing: 'USHER_MAIL_URL', so: 'write the mail server that sends them' },
]

const pairGaps = (env: Environment): string[] =>
  PAIRS.filter(({ set, missing }) => env[set] && !env[missing]).map(
    ({ set, missing, so }) => `${missing} is missing beside ${set}: ${so}.`,
  )
