import { CannotDo } from '../../twin.ts'
import { type Block, elementsOf } from '../blocks/blocks.ts'
import type { Element } from '../blocks/elements.ts'
import type { Option } from '../blocks/objects.ts'
import type { Answered } from '../delivery/envelope.ts'
import { interactive, messageContainer, whoAndWhere } from '../payloads.ts'
import type { Slack } from '../slack.ts'
import type { User } from '../users.ts'
import { renderView } from '../views.ts'
import { channelFor, elementFor, messageFor, modalFor, type Placed } from './places.ts'
import { complain } from './problem.ts'
import { initialValues, stateOf } from './values.ts'

type Chosen = { readonly control: string; readonly values?: readonly string[] }
type InMessage = Chosen & { readonly channel: string; readonly message: string }

/** Presses a button, or picks in a menu, of a message. */
export function presses(slack: Slack, user: User, act: InMessage): void {
  const { workspace, responseUrls } = slack
  const conversation = channelFor(workspace, user, act.channel)
  const message = messageFor(conversation, user, act.message)
  const target = { userId: user.id, channelId: conversation.id, messageTs: message.ts }
  bringAction(slack, user, {
    ...act,
    blocks: message.blocks ?? [],
    place: `${conversation.id} ${message.ts}`,
    surroundings: (state) => ({
      ...messageContainer(workspace, conversation, message),
      state: { values: state },
      response_url: responseUrls.issue(target),
    }),
  })
}

/** The same in the Home tab, which has no response_url. */
export function pressesInHome(slack: Slack, user: User, act: Chosen): void {
  const { workspace } = slack
  const { home } = workspace.deskOf(user.id)
  if (!home) throw new CannotDo('the Home tab is empty')
  bringAction(slack, user, {
    ...act,
    blocks: home.content.blocks,
    place: home.id,
    surroundings: (state) => ({
      container: { type: 'view', view_id: home.id },
      view: renderView(workspace, home, state),
    }),
  })
}

/** The same in the modal on top, which has none either, and from which another one can be opened on top of it. */
export function pressesInForm(slack: Slack, user: User, act: Chosen & { readonly form: string }): void {
  const { workspace } = slack
  const view = modalFor(workspace, user, act.form)
  bringAction(slack, user, {
    ...act,
    blocks: view.content.blocks,
    place: view.id,
    viewId: view.id,
    surroundings: (state) => ({
      container: { type: 'view', view_id: view.id },
      view: renderView(workspace, view, state),
    }),
  })
}

type Pressing = Chosen & {
  readonly blocks: readonly Block[]
  readonly place: string
  /** The modal that it is in. */
  readonly viewId?: string
  readonly surroundings: (state: Readonly<Record<string, object>>) => object
}

function bringAction(slack: Slack, user: User, pressing: Pressing): void {
  const { workspace, triggers, courier } = slack
  const placed = elementFor(pressing.blocks, pressing.control)
  const { manifest, settings } = workspace
  if (!manifest.settings.interactivity.is_enabled || !settings.isInstalled)
    return complain(workspace, user, 'This app is not configured to handle interactive responses.')
  const offered = workspace.deskOf(user.id).offered.get(`${pressing.place} ${pressing.control}`) ?? []
  const chosen = choose(slack, placed, { values: pressing.values ?? [], offered })
  courier.bring(() => ({
    envelope: interactive(workspace, {
      type: 'block_actions',
      ...whoAndWhere(workspace, user),
      trigger_id: triggers.issue(user.id, pressing.viewId),
      ...pressing.surroundings(stateOfAll(slack, pressing.blocks, { placed, chosen })),
      actions: [{ ...describeElement(placed), ...chosen, action_ts: workspace.ids.ts() }],
    }),
    answered: (answered) => warn(slack, user, { element: placed.element, answered }),
  }))
}

function choose(
  { workspace: { users } }: Slack,
  { element }: Placed,
  { values, offered }: { readonly values: readonly string[]; readonly offered: readonly Option[] },
): object {
  if (element.type !== 'button' && values.length === 0) throw new CannotDo('nothing is chosen')
  return stateOf(element, values, { users, offered })
}

/** The element as the action repeats it: ids, words and what it began with, but not its options. */
function describeElement({ block, element }: Placed): object {
  const { type, action_id } = element
  const kept = Object.entries(element).filter(([key]) => KEPT.has(key) || key.startsWith('initial_'))
  return { type, block_id: block.block_id, action_id, ...Object.fromEntries(kept) }
}

const KEPT = new Set(['text', 'value', 'style', 'url', 'confirm', 'placeholder', 'min_query_length'])

/** The state of everything in the message that has one, not only of what was just used. */
function stateOfAll(
  { workspace: { users } }: Slack,
  blocks: readonly Block[],
  { placed, chosen }: { readonly placed: Placed; readonly chosen: object },
): Readonly<Record<string, Readonly<Record<string, object>>>> {
  const current = (element: Element) =>
    element === placed.element ? chosen : stateOf(element, initialValues(element), { users, offered: [] })
  const states = blocks.map((block) => {
    const keeping = elementsOf(block).filter(({ type }) => type !== 'button' && type !== 'overflow')
    return [block.block_id, Object.fromEntries(keeping.map((one) => [one.action_id, current(one)]))] as const
  })
  return Object.fromEntries(states.filter(([, state]) => Object.keys(state).length > 0))
}

function warn(
  { workspace }: Slack,
  user: User,
  { element, answered }: { readonly element: Element; readonly answered: Answered },
): void {
  if (answered.kind === 'acked') return
  const label = element.type === 'button' ? `"${element.text.text}"` : 'That'
  complain(workspace, user, `${label} did not work: ${workspace.app.user.name} is not responding.`)
}
