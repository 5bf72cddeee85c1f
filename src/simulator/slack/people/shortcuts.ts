import { CannotDo } from '../../twin.ts'
import type { Answered } from '../delivery/envelope.ts'
import { renderMessage } from '../messages.ts'
import { channelPart, interactive, VERIFICATION_TOKEN, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { channelFor, messageFor } from './places.ts'
import { complain } from './problem.ts'

type Use = { readonly id: string; readonly channel?: string; readonly message?: string }

/** Uses one of the app's shortcuts, from the search field or from a message's menu. */
export function usesShortcut(slack: Slack, user: User, use: Use): void {
  const { manifest, settings } = slack.workspace
  const known = manifest.features.shortcuts?.find(({ callback_id }) => callback_id === use.id)
  if (!known || user.kind === 'stranger' || !settings.isInstalled)
    throw new CannotDo(`${user.handle} has no shortcut ${use.id}`)
  const makePayload =
    known.type === 'global' ? globalPayload(slack, user, use) : messagePayload(slack, user, use)
  slack.courier.bring(() => ({
    envelope: interactive(slack.workspace, makePayload()),
    answered: (answered) => warn(slack, user, { name: known.name, answered }),
  }))
}

type MakePayload = () => Readonly<Record<string, unknown>>

function globalPayload({ workspace, triggers }: Slack, user: User, { id }: Use): MakePayload {
  const { user: _, api_app_id: __, ...where } = whoAndWhere(workspace, user)
  return () => ({
    type: 'shortcut',
    ...where,
    token: VERIFICATION_TOKEN,
    user: { id: user.id, username: user.handle, team_id: user.teamId },
    callback_id: id,
    trigger_id: triggers.issue(user.id),
    action_ts: workspace.ids.ts(),
  })
}

function messagePayload({ workspace, triggers, responseUrls }: Slack, user: User, use: Use): MakePayload {
  const conversation = channelFor(workspace, user, use.channel ?? '')
  const message = messageFor(conversation, user, use.message ?? '')
  if (message.visibleTo) throw new CannotDo('a message only you can see has no shortcuts')
  const { api_app_id: _, ...where } = whoAndWhere(workspace, user)
  const target = { userId: user.id, channelId: conversation.id, messageTs: message.ts }
  return () => ({
    type: 'message_action',
    ...where,
    user: { id: user.id, name: user.handle, team_id: user.teamId },
    callback_id: use.id,
    trigger_id: triggers.issue(user.id),
    action_ts: workspace.ids.ts(),
    response_url: responseUrls.issue(target),
    message_ts: message.ts,
    channel: channelPart(conversation),
    message: renderMessage(workspace, message),
  })
}

function warn(
  { workspace }: Slack,
  user: User,
  { name, answered }: { readonly name: string; readonly answered: Answered },
): void {
  if (answered.kind !== 'acked')
    complain(workspace, user, `"${name}" did not work: ${workspace.app.user.name} is not responding.`)
}
