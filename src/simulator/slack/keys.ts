import type { Tokens } from './api/tokens.ts'
import type { Workspace } from './workspace.ts'

export type SlackCredentials = {
  readonly SLACK_BOT_TOKEN: string
  readonly SLACK_SIGNING_SECRET: string
  readonly SLACK_APP_TOKEN: string
  readonly SLACK_API_URL: string
}

export type Keys = {
  readonly credentials: () => SlackCredentials
  readonly issueBotToken: () => string
}

type KeyDeps = {
  readonly signingSecret: string
  /** Host and port. */
  readonly address: () => string
  readonly declined: readonly string[]
}

/** What the operator copies from the app's pages. */
export function createKeys(
  { manifest }: Workspace,
  tokens: Tokens,
  { signingSecret, address, declined }: KeyDeps,
): Keys {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const scopes = bot.filter((scope) => !(optional.includes(scope) && declined.includes(scope)))
  const appToken = tokens.issue({ type: 'app', scopes: ['connections:write'] })
  let botToken = tokens.issue({ type: 'bot', scopes })
  return {
    credentials: () => ({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `http://${address()}/api/`,
    }),
    issueBotToken: () => {
      botToken = tokens.issue({ type: 'bot', scopes })
      return botToken
    },
  }
}
