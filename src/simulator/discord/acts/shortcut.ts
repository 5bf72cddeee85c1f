import { type Act, CannotDo } from '../../twin.ts'
import { usableCommands } from '../commands.ts'
import { startInteraction } from '../interactions/start.ts'
import type { Command } from '../model.ts'
import { isOpen } from '../overwrites.ts'
import { messagePayload } from '../payloads/message-payload.ts'
import { resolvedUsers } from '../payloads/user-payload.ts'
import { COMMAND, INTERACTION } from '../protocol.ts'
import { channelOf, type Doing, messageOf, someoneOf } from './doing.ts'

type Shortcut = Extract<Act, { kind: 'shortcut' }>

type Target = { readonly target_id: string; readonly resolved: unknown }

/** A command of the context menu of a person or a message. */
export function useShortcut(doing: Doing, act: Shortcut): void {
  const channel = channelOf(doing, act.channel ?? firstChannel(doing))
  const usable = usableCommands(doing.state, doing.user, channel)
  const command = usable.find(({ id, body }) => id === act.id && body.type !== COMMAND.chatInput)
  if (!command) throw new CannotDo('There is no such entry in the menu here.')
  const { id, guild, body } = command
  const target = targetOf(doing, command, { ...act, channel: channel.id })
  startInteraction(doing, {
    type: INTERACTION.command,
    user: doing.user.id,
    channel: channel.id,
    name: body.name,
    commandType: body.type,
    target: target.target_id,
    data: {
      id,
      name: body.name,
      type: body.type,
      ...target,
      ...(guild && { guild_id: guild }),
    },
  })
}

function firstChannel({ state }: Doing): string {
  const [first] = [...state.channels.values()].filter((channel) => isOpen(state, channel))
  if (!first) throw new CannotDo('There is no channel to do this in.')
  return first.id
}

function targetOf(doing: Doing, { body }: Command, act: Shortcut & { channel: string }): Target {
  if (body.type === COMMAND.user) {
    if (!act.person) throw new CannotDo('Whose menu is it?')
    const { id } = someoneOf(doing, act.person)
    return { target_id: id, resolved: resolvedUsers(doing.state, [id]) }
  }
  if (!act.message) throw new CannotDo('Which message is it?')
  const message = messageOf(doing, act.channel, act.message)
  return {
    target_id: message.id,
    resolved: { messages: { [message.id]: messagePayload(doing.state, message) } },
  }
}
