import { z } from 'zod'
import { LIMITS } from '../blocks/limits.ts'
import { post, remove, revise } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import type { ReplyTarget } from '../response-urls.ts'
import { messageHeard } from '../screen/heard.ts'
import type { Slack } from '../slack.ts'
import type { Conversation, Message, Workspace } from '../workspace.ts'
import { notePings, readContent } from './content.ts'
import { flag, nested, parseArgs } from './method.ts'

/** What a response_url takes, and what may stand in the answer to a command. */
const replyArgs = z.looseObject({
  text: z.string().optional(),
  blocks: nested('invalid_blocks_format'),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag,
  delete_original: flag,
})

type Reply = z.infer<typeof replyArgs>

/**
 * Answers whoever did something, hidden from others unless it says `in_channel`; it may replace or delete the
 * message they pressed. Throws {@link Refusal}. Source: https://docs.slack.dev/interactivity/handling-user-interaction
 */
export function reply(slack: Slack, target: ReplyTarget, args: unknown): void {
  const asked = parseArgs(replyArgs, args)
  if (!asked.delete_original) tell(slack.workspace, target, asked)
  const conversation = slack.workspace.conversations.get(target.channelId)
  if (!conversation) throw new Refusal('channel_not_found')
  const original = conversation.messages.find(({ ts }) => ts === target.messageTs)
  if (asked.delete_original) return deleteOriginal(slack.workspace, conversation, original)
  const says = readContent(asked, LIMITS.messageText)
  notePings(slack.pings, says)
  if (asked.replace_original && original) {
    const { blocks: _, ...rest } = original
    revise(slack.workspace, conversation, { ...rest, ...says })
    return
  }
  post(slack.workspace, conversation, { ...says, ...authorOf(slack.workspace, asked, target) })
}

/** Whoever listens hears it, also where it can be shown to nobody. */
function tell(workspace: Workspace, { userId, hear }: ReplyTarget, asked: Reply): void {
  const reader = workspace.users.get(userId) ?? workspace.app.user
  hear?.(messageHeard(workspace, reader, readContent(asked, LIMITS.messageText)))
}

function deleteOriginal(
  workspace: Workspace,
  conversation: Conversation,
  original: Message | undefined,
): void {
  if (!original) throw new Refusal('message_not_found')
  remove(workspace, conversation, original.ts)
}

const authorOf = ({ app }: Workspace, { response_type: type }: Reply, { userId }: ReplyTarget) => ({
  author: app.user.id,
  ...(type === 'ephemeral' && { visibleTo: userId }),
})
