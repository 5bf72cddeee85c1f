import { z } from 'zod'
import { LIMITS } from '../blocks/limits.ts'
import { post, renderMessage, revise } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { notePings, readContent } from './content.ts'
import { metadataArg, readMetadata, revisedMetadata } from './metadata.ts'
import { type Method, nested, parseArgs, TIER } from './method.ts'
import { findRevisable, findTarget } from './targets.ts'

const content = { text: z.string().optional(), blocks: nested('invalid_blocks_format') }
const postArgs = z.looseObject({ channel: z.string(), metadata: metadataArg, ...content })
const ephemeralArgs = z.looseObject({ channel: z.string(), user: z.string(), ...content })
const updateArgs = z.looseObject({ channel: z.string(), ts: z.string(), metadata: metadataArg, ...content })

const shared = { tokens: ['bot'], scopes: ['chat:write'] } as const

const postMessage: Method = {
  ...shared,
  perMinute: 300,
  run: (slack, args, token) => {
    const asked = parseArgs(postArgs, args)
    const conversation = findTarget(slack, asked.channel, token)
    const says = readContent(asked)
    const metadata = readMetadata(asked.metadata)
    notePings(slack.pings, says)
    const author = slack.workspace.app.user.id
    const message = post(slack.workspace, conversation, { ...says, author, ...(metadata && { metadata }) })
    return { channel: conversation.id, ts: message.ts, message: renderMessage(slack.workspace, message) }
  },
}

const postEphemeral: Method = {
  ...shared,
  perMinute: TIER.four,
  run: (slack, args, token) => {
    const { workspace } = slack
    const asked = parseArgs(ephemeralArgs, args)
    const conversation = findTarget(slack, asked.channel, token)
    if (!conversation.members.has(asked.user)) throw new Refusal('user_not_in_channel')
    const says = readContent(asked)
    notePings(slack.pings, says)
    const hidden = { author: workspace.app.user.id, visibleTo: asked.user }
    return { message_ts: post(workspace, conversation, { ...says, ...hidden }).ts }
  },
}

const update: Method = {
  ...shared,
  perMinute: TIER.three,
  run: (slack, args) => {
    const { workspace } = slack
    const asked = parseArgs(updateArgs, args)
    const conversation = findRevisable(workspace, asked.channel)
    // To this method an ephemeral message does not exist.
    const message = conversation.messages.find(({ ts, visibleTo }) => ts === asked.ts && !visibleTo)
    if (!message) throw new Refusal('message_not_found')
    if (message.author !== workspace.app.user.id) throw new Refusal('cant_update_message')
    // Blocks that are left out stay; an empty list takes them away.
    const blocks = asked.blocks === undefined ? message.blocks : asked.blocks
    const says = readContent({ text: asked.text, blocks }, LIMITS.updatedText)
    const metadata = revisedMetadata(message.metadata, asked.metadata)
    notePings(slack.pings, says)
    const { blocks: _, metadata: __, ...rest } = message
    const revised = revise(workspace, conversation, { ...rest, ...says, ...(metadata && { metadata }) })
    const rendered = renderMessage(workspace, revised)
    return { channel: conversation.id, ts: revised.ts, text: revised.text, message: rendered }
  },
}

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
}
