import { z } from 'zod'
import { CannotDo, type ScreenOption, type SuggestAsk } from '../../twin.ts'
import type { Block } from '../blocks/blocks.ts'
import { LIMITS } from '../blocks/limits.ts'
import { menuOption, type Option, optionGroup } from '../blocks/objects.ts'
import { decodeEntities } from '../mrkdwn.ts'
import { interactive, messageContainer, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { renderView } from '../views.ts'
import { channelFor, elementFor, messageFor, modalFor, type Placed } from './places.ts'

const offer = z.union([
  z.object({ options: z.array(menuOption).max(LIMITS.options) }),
  z.object({ option_groups: z.array(optionGroup).max(LIMITS.options) }),
])

/** Where an external select stands, and how payloads say so. */
type Asked = { readonly key: string; readonly placed: Placed; readonly surroundings: object }

/** What an external select offers for what is typed. Only the acknowledgement can carry it: late is empty. */
export async function suggest(slack: Slack, user: User, ask: SuggestAsk): Promise<readonly ScreenOption[]> {
  const { workspace, courier } = slack
  const { key, placed, surroundings } = locate(slack, user, ask)
  const { element, block } = placed
  if (element.type !== 'external_select' && element.type !== 'multi_external_select')
    throw new CannotDo('this control does not search')
  if (!isAnswerable(slack) || !('query' in ask) || ask.query.length < element.min_query_length) return []
  const payload = {
    type: 'block_suggestion',
    ...whoAndWhere(workspace, user),
    ...surroundings,
    action_id: element.action_id,
    block_id: block.block_id,
    value: ask.query,
  }
  const answered = await courier.ask(interactive(workspace, payload, true))
  const options = answered.kind === 'acked' ? offeredIn(answered.payload) : undefined
  if (!options) return []
  workspace.deskOf(user.id).offered.set(key, options)
  return options.map(toScreenOption)
}

/** The options of an acknowledgement, groups opened; undefined where it is about something else. */
export function offeredIn(payload: unknown): readonly Option[] | undefined {
  const { data } = offer.safeParse(payload)
  if (!data) return undefined
  return 'options' in data ? data.options : data.option_groups.flatMap((group) => group.options)
}

export function toScreenOption(option: {
  readonly text: { readonly text: string }
  readonly value: string
  readonly description?: { readonly text: string } | undefined
}): ScreenOption {
  const { text, value, description } = option
  const label = decodeEntities(text.text)
  return { value, label, ...(description && { description: decodeEntities(description.text) }) }
}

/** Without Socket Mode, options come from an address of their own. */
function isAnswerable({ workspace: { manifest, settings } }: Slack): boolean {
  const { interactivity, socket_mode_enabled: isSocket } = manifest.settings
  return (
    settings.isInstalled &&
    interactivity.is_enabled &&
    (isSocket || interactivity.message_menu_options_url !== undefined)
  )
}

function locate({ workspace }: Slack, user: User, ask: SuggestAsk): Asked {
  if (ask.in === 'command') throw new CannotDo('Slack commands take free text')
  if (ask.in === 'form') {
    const view = modalFor(workspace, user, ask.form)
    const placed = inputFor(view.content.blocks, ask.field)
    const container = { type: 'view', view_id: view.id }
    return {
      key: `${view.id} ${ask.field}`,
      placed,
      surroundings: { container, view: renderView(workspace, view) },
    }
  }
  const conversation = channelFor(workspace, user, ask.channel)
  const message = messageFor(conversation, user, ask.message)
  const placed = elementFor(message.blocks ?? [], ask.control)
  const key = `${conversation.id} ${message.ts} ${ask.control}`
  return { key, placed, surroundings: messageContainer(workspace, conversation, message) }
}

function inputFor(blocks: readonly Block[], field: string): Placed {
  const block = blocks.find(({ block_id }) => block_id === field)
  if (block?.type !== 'input') throw new CannotDo(`the form has no field ${field}`)
  return { block, element: block.element }
}
