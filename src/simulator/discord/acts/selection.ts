import { CannotDo } from '../../twin.ts'
import { getChannel } from '../channel.ts'
import { channelPayload } from '../payloads/channel-payload.ts'
import { resolvedUsers } from '../payloads/user-payload.ts'
import { canSee } from '../permissions.ts'
import { COMPONENT } from '../protocol.ts'
import { type Doing, someoneOf } from './doing.ts'

/** Any select, in a message or a form. */
type Select = {
  readonly type: number
  readonly min_values?: number | undefined
  readonly max_values?: number | undefined
  readonly required?: boolean | undefined
  readonly options?: readonly { readonly value: string }[] | undefined
}

export type Selection = {
  readonly values: readonly string[]
  readonly resolved?: Readonly<Record<string, object>>
}

/** What was chosen, with the objects behind it. Throws {@link CannotDo} for too few, too many or unknown ones. */
export function readSelection(doing: Doing, select: Select, chosen: readonly string[]): Selection {
  checkCount(select, chosen.length)
  switch (select.type) {
    case COMPONENT.userSelect:
    case COMPONENT.mentionableSelect: {
      const values = chosen.map((handle) => someoneOf(doing, handle).id)
      return { values, resolved: resolvedUsers(doing.state, values) }
    }
    case COMPONENT.channelSelect:
      return selectChannels(doing, chosen)
    case COMPONENT.roleSelect:
      throw new CannotDo('There are no roles to choose from here.')
    default:
      return { values: chosen.map((value) => knownOption(select, value)) }
  }
}

export function checkCount(
  { min_values = 1, max_values = 1, required = true }: Omit<Select, 'type'>,
  count: number,
): void {
  if (count === 0 && !required) return
  if (count < min_values) throw new CannotDo(`Choose at least ${min_values}.`)
  if (count > max_values) throw new CannotDo(`Choose at most ${max_values}.`)
}

function knownOption({ options = [] }: Select, value: string): string {
  if (!options.some((option) => option.value === value))
    throw new CannotDo(`“${value}” is not among the options.`)
  return value
}

function selectChannels({ state, user }: Doing, ids: readonly string[]): Selection {
  const channels = ids.map((id) => state.channels.get(id))
  if (channels.some((channel) => !channel || channel.kind === 'direct' || !canSee(state, channel, user)))
    throw new CannotDo('There is no such channel for you.')
  const payloads = ids.map((id) => [id, channelPayload(state, getChannel(state, id))] as const)
  return { values: ids, resolved: { channels: Object.fromEntries(payloads) } }
}
