import type { Ear } from '../../ear.ts'
import { assertNever } from '../assert-never.ts'
import { payloadName } from '../conversations.ts'
import { messageContainer, VERIFICATION_TOKEN, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { renderView } from '../views.ts'
import type { OpenView } from '../workspace.ts'
import type { ForgedPress, ForgedSuggest, SlackForgery } from './forgery.ts'

type Payload = Readonly<Record<string, unknown>>

export type Forging = {
  readonly user: User
  readonly hear: Ear['hear']
  /** The form that is submitted, or that has the search field. */
  readonly view?: OpenView
}

/** As honest as it can be, but for what was forged. */
export function forgedPayload(slack: Slack, forgery: SlackForgery, forging: Forging): Payload {
  return { ...honestPayload(slack, forgery, forging), ...forgery.claims }
}

function honestPayload(slack: Slack, forgery: SlackForgery, forging: Forging): Payload {
  const { user } = forging
  const who = whoAndWhere(slack.workspace, user)
  const { ids } = slack.workspace
  const trigger = { trigger_id: slack.triggers.issue(user.id, forging.view?.id, forging.hear) }
  switch (forgery.kind) {
    case 'command':
      return commandPayload(slack, forgery, forging)
    case 'press':
      return { type: 'block_actions', ...who, ...trigger, ...pressed(slack, forgery, forging) }
    case 'shortcut':
      return {
        type: 'shortcut',
        ...who,
        ...trigger,
        callback_id: forgery.callbackId,
        action_ts: ids.ts(),
      }
    case 'submission':
      return { type: 'view_submission', ...who, ...trigger, ...viewPart(slack, forging, forgery.values) }
    case 'suggest':
      return { type: 'block_suggestion', ...who, ...suggested(slack, forgery, forging) }
    default:
      return assertNever(forgery)
  }
}

function commandPayload(
  { workspace, triggers, responseUrls }: Slack,
  { channel, command, text }: Extract<SlackForgery, { kind: 'command' }>,
  { user, hear }: Forging,
): Payload {
  const conversation = workspace.conversations.get(channel)
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel,
    channel_name: conversation ? payloadName(conversation) : 'privategroup',
    user_id: user.id,
    user_name: user.handle,
    command,
    text,
    api_app_id: workspace.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue({ userId: user.id, channelId: channel, hear }),
    trigger_id: triggers.issue(user.id, undefined, hear),
  }
}

function pressed(
  { workspace, responseUrls }: Slack,
  { channel, actionId, value, message: ts }: ForgedPress,
  { user, hear }: Forging,
): Payload {
  const conversation = workspace.conversations.get(channel)
  const message = conversation?.messages.find((one) => one.ts === ts)
  const messageTs = ts ?? workspace.ids.ts()
  const action = { type: 'button', block_id: 'forged', action_id: actionId, action_ts: workspace.ids.ts() }
  const container = { type: 'message', message_ts: messageTs, channel_id: channel, is_ephemeral: !ts }
  return {
    container,
    channel: { id: channel, name: conversation ? payloadName(conversation) : 'privategroup' },
    ...(conversation && message && messageContainer(workspace, conversation, message)),
    state: { values: {} },
    response_url: responseUrls.issue({ userId: user.id, channelId: channel, messageTs, hear }),
    actions: [{ ...action, text: { type: 'plain_text', text: 'Press', emoji: true }, value }],
  }
}

function suggested(slack: Slack, { actionId, query }: ForgedSuggest, forging: Forging): Payload {
  const { view } = forging
  return {
    ...(view && { container: { type: 'view', view_id: view.id }, ...viewPart(slack, forging, {}) }),
    action_id: actionId,
    block_id: 'forged',
    value: query,
  }
}

const viewPart = ({ workspace }: Slack, { view }: Forging, values: object): Payload =>
  view ? { view: renderView(workspace, view, values), response_urls: [] } : {}
