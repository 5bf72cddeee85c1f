import { type Act, CannotDo } from '../../twin.ts'
import { counterpartOf } from '../channel.ts'
import { startInteraction } from '../interactions/start.ts'
import { postMessage } from '../messages/post.ts'
import type { Channel } from '../model.ts'
import { maySend } from '../permissions.ts'
import { COMMAND, INTERACTION } from '../protocol.ts'
import { getUser } from '../user.ts'
import { commandData } from './command-data.ts'
import { readCommandLine } from './command-line.ts'
import { channelOf, type Doing, mentionsFor } from './doing.ts'

type Says = Extract<Act, { kind: 'says' }>

const MOST_TEXT = 2000

/** A message, or after a slash a command. */
export function say(doing: Doing, { channel: id, text }: Says): void {
  const channel = channelOf(doing, id)
  if (text.startsWith('/')) return runCommand(doing, channel, text)
  const content = mentionsFor(doing.state, text.trim())
  if (!content) throw new CannotDo('There is nothing to send.')
  if (content.length > MOST_TEXT) throw new CannotDo('Your message is too long: 2,000 characters at most.')
  checkMayWrite(doing, channel)
  postMessage(doing.state, { channel: id, author: doing.user.id, body: { content } })
}

function checkMayWrite({ state, user }: Doing, channel: Channel): void {
  if (!maySend(state, channel, user))
    throw new CannotDo('You do not have permission to send messages in this channel.')
  const other = counterpartOf(channel, user.id)
  if (channel.kind !== 'direct' || !other || !state.closedDms.has(other)) return
  throw new CannotDo(`${getUser(state, other).name} takes no direct messages.`)
}

function runCommand(doing: Doing, channel: Channel, text: string): void {
  const typed = readCommandLine(doing, channel, text)
  const { command } = typed
  startInteraction(doing, {
    type: INTERACTION.command,
    user: doing.user.id,
    channel: channel.id,
    name: [command.body.name, ...typed.path].join(' '),
    commandType: COMMAND.chatInput,
    data: commandData(doing, typed),
  })
}
