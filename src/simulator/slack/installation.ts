import type { Tokens } from './api/tokens.ts'
import { event } from './payloads.ts'
import type { Slack } from './slack.ts'
import { findUserByHandle } from './workspace.ts'

/** What an administrator of the workspace does to the app as a whole. */
export interface Installation {
  /** The app is taken out: its commands are gone, its tokens end, and it is told so by both events. */
  uninstall(): void
  /** The bot's tokens end while the app stays; with a person's handle it is told of theirs, which it never had. */
  revokeTokens(whose?: string): void
  /** The app is back, with another bot token, which the credentials show from now on. */
  installAgain(): string
  /** As in the app's settings; switched off, nobody gets direct messages of it. */
  turnMessagesTab(to: 'on' | 'off'): void
}

export type InstallationDeps = {
  readonly slack: Slack
  readonly tokens: Tokens
  readonly issueBotToken: () => string
}

export function createInstallation({ slack, tokens, issueBotToken }: InstallationDeps): Installation {
  const { workspace } = slack
  const botUser = workspace.app.user.id
  return {
    uninstall: () => {
      workspace.settings.isInstalled = false
      tokens.end('bot', 'account_inactive')
      tell(slack, { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUser] } })
      tell(slack, { type: 'app_uninstalled' })
      workspace.changed()
    },
    revokeTokens: (whose) => {
      const person = whose && findUserByHandle(workspace, whose)?.id
      if (!person) tokens.end('bot', 'token_revoked')
      const ended = person ? { oauth: [person], bot: [] } : { oauth: [], bot: [botUser] }
      tell(slack, { type: 'tokens_revoked', tokens: ended })
    },
    installAgain: () => {
      workspace.settings.isInstalled = true
      workspace.changed()
      return issueBotToken()
    },
    turnMessagesTab: (to) => {
      workspace.settings.hasMessagesTab = to === 'on'
    },
  }
}

type Inner = { readonly type: string; readonly tokens?: object }

/** Only who subscribed to an event hears of it. */
function tell({ workspace, courier }: Slack, inner: Inner): void {
  const { bot_events: wanted } = workspace.manifest.settings.event_subscriptions
  if (!wanted.includes(inner.type)) return
  courier.notify(event(workspace, { ...inner, event_ts: workspace.ids.ts() }))
}
