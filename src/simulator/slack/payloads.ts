import { isExternallyShared, payloadName } from './conversations.ts'
import type { Envelope } from './delivery/envelope.ts'
import { renderMessage } from './messages.ts'
import type { User } from './users.ts'
import type { Conversation, Message, Workspace } from './workspace.ts'

type Payload = Readonly<Record<string, unknown>>

/** Slack still sends it; it proves nothing, and nobody may rely on it. */
export const VERIFICATION_TOKEN = 'simulated-verification-token'

/** What every interactive payload says about the person and the workspace. */
export function whoAndWhere({ app, team }: Workspace, user: User): Payload {
  return {
    user: { id: user.id, username: user.handle, name: user.handle, team_id: user.teamId },
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
    token: VERIFICATION_TOKEN,
  }
}

export const channelPart = (conversation: Conversation): Payload => ({
  id: conversation.id,
  name: payloadName(conversation),
})

/** Where a pressed control stood. The content of a hidden message is not sent back. */
export function messageContainer(
  workspace: Workspace,
  conversation: Conversation,
  message: Message,
): Payload {
  const isEphemeral = message.visibleTo !== undefined
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: isEphemeral,
    },
    channel: channelPart(conversation),
    ...(!isEphemeral && { message: renderMessage(workspace, message) }),
  }
}

export const interactive = ({ ids }: Workspace, payload: Payload, acceptsPayload = false): Envelope => ({
  id: ids.secret(36),
  type: 'interactive',
  payload,
  acceptsPayload,
})

export const command = ({ ids }: Workspace, payload: Payload): Envelope => ({
  id: ids.secret(36),
  type: 'slash_commands',
  payload,
  acceptsPayload: true,
})

/** The outer event, the same over HTTP and in Socket Mode. `shared` is the conversation it happened in. */
export function event(workspace: Workspace, inner: Payload, shared?: Conversation): Envelope {
  const { app, clock, ids, team } = workspace
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: inner,
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.user.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: shared ? isExternallyShared(workspace, shared) : false,
    event_context: `4-${ids.secret(40)}`,
  }
  return { id: ids.secret(36), type: 'events_api', payload, acceptsPayload: false }
}
