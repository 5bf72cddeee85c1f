import { type Act, CannotDo, type GivenFile } from '../../twin.ts'
import { reply } from '../api/reply.ts'
import { composeCommand, composeMessage } from '../composer.ts'
import { partnerOf, payloadName } from '../conversations.ts'
import type { Answered } from '../delivery/envelope.ts'
import { post, renderMessage } from '../messages.ts'
import { command, event, VERIFICATION_TOKEN } from '../payloads.ts'
import { Refusal } from '../refusal.ts'
import type { ReplyTarget } from '../response-urls.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import type { Conversation, Workspace } from '../workspace.ts'
import { channelFor } from './places.ts'
import { complain } from './problem.ts'

const EVENT_OF = {
  direct: { name: 'message.im', channelType: 'im' },
  public: { name: 'message.channels', channelType: 'channel' },
  private: { name: 'message.groups', channelType: 'group' },
} as const

/** Somebody sends what stands in their composer. */
export function says(slack: Slack, user: User, said: Extract<Act, { kind: 'says' }>): void {
  const conversation = channelFor(slack.workspace, user, said.channel)
  refuseReadOnly(slack.workspace, user, conversation)
  const [, name, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(said.text.trim()) ?? []
  const { files = [] } = said
  if (!name) return speaks(slack, user, { conversation, text: said.text, files })
  if (files.length > 0) throw new CannotDo('a slash command takes no files here')
  runs(slack, { user, conversation, name, text })
}

type Run = {
  readonly user: User
  readonly conversation: Conversation
  readonly name: string
  readonly text: string
}

function runs(slack: Slack, run: Run): void {
  const { workspace } = slack
  const known = workspace.manifest.features.slash_commands?.find(({ command: one }) => one === run.name)
  // Another company's people do not have this workspace's commands.
  if (!known || run.user.kind === 'stranger' || !workspace.settings.isInstalled)
    return complain(workspace, run.user, `${run.name} is not a valid command.`)
  const text = known.should_escape ? composeCommand(workspace, run.text) : run.text
  const target: ReplyTarget = { userId: run.user.id, channelId: run.conversation.id }
  slack.courier.bring(() => ({
    envelope: command(workspace, commandPayload(slack, { ...run, text }, target)),
    answered: (answered) => showAnswer(slack, run, answered),
  }))
}

function commandPayload({ workspace, triggers, responseUrls }: Slack, run: Run, target: ReplyTarget) {
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: run.conversation.id,
    channel_name: payloadName(run.conversation),
    user_id: run.user.id,
    user_name: run.user.handle,
    command: run.name,
    text: run.text,
    api_app_id: workspace.app.id,
    // A string, and only here.
    is_enterprise_install: 'false',
    response_url: responseUrls.issue(target),
    trigger_id: triggers.issue(run.user.id),
  }
}

function showAnswer(slack: Slack, { user, conversation, name }: Run, answered: Answered): void {
  const failed = (code: string) => complain(slack.workspace, user, `${name} failed with the error "${code}"`)
  if (answered.kind === 'timed_out') return failed('operation_timeout')
  if (answered.kind === 'failed') return failed('dispatch_failed')
  if (!isMessage(answered.payload)) return
  try {
    reply(slack, { userId: user.id, channelId: conversation.id }, answered.payload)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    failed(error.code)
  }
}

const isMessage = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && ('text' in payload || 'blocks' in payload)

type Speech = {
  readonly conversation: Conversation
  readonly text: string
  readonly files: readonly GivenFile[]
}

function speaks(slack: Slack, user: User, { conversation, text, files }: Speech): void {
  const { workspace, courier } = slack
  if (text.trim() === '' && files.length === 0) throw new CannotDo('there is nothing to send')
  const uploaded = files.map((given) => slack.files.add(user, given))
  const shared = uploaded.map((file) => slack.files.change(file, { sharedIn: [conversation.id] }).id)
  const message = post(workspace, conversation, {
    author: user.id,
    text: composeMessage(workspace, text),
    ...(shared.length > 0 && { files: shared }),
  })
  const { name, channelType } = EVENT_OF[conversation.kind]
  const isHeard = conversation.members.has(workspace.app.user.id)
  if (!isHeard || !workspace.manifest.settings.event_subscriptions.bot_events.includes(name)) return
  const inner = {
    ...renderMessage(workspace, message),
    channel: conversation.id,
    channel_type: channelType,
    event_ts: message.ts,
  }
  courier.notify(event(workspace, inner, conversation))
}

function refuseReadOnly(workspace: Workspace, user: User, conversation: Conversation): void {
  if (conversation.kind !== 'direct') return
  const { messages_tab_read_only_enabled: isReadOnly } = workspace.manifest.features.app_home
  const partner = partnerOf(workspace, conversation, user.id)
  if (isReadOnly && partner?.id === workspace.app.user.id)
    throw new CannotDo('sending messages to this app has been turned off')
}
