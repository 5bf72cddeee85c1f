import { type Act, CannotDo } from '../../twin.ts'
import { counterpartOf } from '../channel.ts'
import { checkSize, MOST_FILES } from '../files/upload.ts'
import { startInteraction } from '../interactions/start.ts'
import { postMessage } from '../messages/post.ts'
import type { Channel } from '../model.ts'
import { maySend } from '../permissions.ts'
import { COMMAND, INTERACTION, OPTION } from '../protocol.ts'
import { getUser } from '../user.ts'
import { commandData } from './command-data.ts'
import { readCommandLine, type TypedOption } from './command-line.ts'
import { channelOf, type Doing, mentionsFor } from './doing.ts'

type Says = Extract<Act, { kind: 'says' }>

const MOST_TEXT = 2000

/** A message, or after a slash a command. */
export function say(doing: Doing, { channel: id, text, files = [] }: Says): void {
  const channel = channelOf(doing, id)
  if (text.startsWith('/')) return runCommand({ ...doing, files }, channel, text)
  const content = mentionsFor(doing.state, text.trim())
  if (!content && files.length === 0) throw new CannotDo('There is nothing to send.')
  if (content.length > MOST_TEXT) throw new CannotDo('Your message is too long: 2,000 characters at most.')
  if (files.length > MOST_FILES) throw new CannotDo('You can only upload 10 files at a time.')
  for (const file of files) checkSize(file)
  checkMayWrite(doing, channel)
  const sent = files.map((file, part) => ({ ...file, part }))
  postMessage(doing.state, { channel: id, author: doing.user.id, body: { content }, files: sent })
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
  const { command, options } = typed
  const data = commandData(doing, typed)
  const spare = doing.files?.find(({ name }) => !options.some((option) => isFile(option, name)))
  if (spare) throw new CannotDo(`No option takes ${spare.name}.`)
  startInteraction(doing, {
    type: INTERACTION.command,
    user: doing.user.id,
    channel: channel.id,
    name: [command.body.name, ...typed.path].join(' '),
    commandType: COMMAND.chatInput,
    data,
  })
}

const isFile = ({ spec, text }: TypedOption, name: string): boolean =>
  spec.type === OPTION.attachment && text === name
