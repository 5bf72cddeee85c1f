import { CannotDo } from '../../twin.ts'
import { openDirect } from '../conversations.ts'
import { event } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { renderView } from '../views.ts'
import { findUserByHandle } from '../workspace.ts'

/** Looks at the app's Home tab. */
export function opensHome(slack: Slack, user: User): void {
  const { home_tab_enabled: hasHome } = slack.workspace.manifest.features.app_home
  if (!hasHome || user.kind === 'stranger') throw new CannotDo('this app has no Home tab')
  tellOpened(slack, user, 'home')
}

/** Opens the direct conversation with somebody, or with the app. */
export function opensDirect(slack: Slack, user: User, act: { readonly with: string }): void {
  const { workspace } = slack
  const partner = findUserByHandle(workspace, act.with)
  if (!partner || partner.kind === 'deactivated') throw new CannotDo(`there is nobody called "${act.with}"`)
  openDirect(workspace, user.id, partner.id)
  workspace.changed()
  if (partner.id === workspace.app.user.id) tellOpened(slack, user, 'messages')
}

function tellOpened({ workspace, courier }: Slack, user: User, tab: 'home' | 'messages'): void {
  if (!workspace.manifest.settings.event_subscriptions.bot_events.includes('app_home_opened')) return
  const { home } = workspace.deskOf(user.id)
  const direct = openDirect(workspace, user.id, workspace.app.user.id)
  courier.notify(
    event(workspace, {
      type: 'app_home_opened',
      user: user.id,
      channel: direct.id,
      tab,
      event_ts: workspace.ids.ts(),
      ...(tab === 'home' && home && { view: renderView(workspace, home) }),
    }),
  )
}
