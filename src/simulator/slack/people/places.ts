import { CannotDo } from '../../twin.ts'
import { type Block, elementsOf } from '../blocks/blocks.ts'
import type { Element } from '../blocks/elements.ts'
import { isVisible } from '../messages.ts'
import type { User } from '../users.ts'
import type { Conversation, Message, OpenView, Workspace } from '../workspace.ts'

/** A channel this person is in. Throws {@link CannotDo}, like everything here. */
export function channelFor({ conversations }: Workspace, user: User, id: string): Conversation {
  const conversation = conversations.get(id)
  if (!conversation?.members.has(user.id) || conversation.isArchived)
    throw new CannotDo(`${user.handle} is not in ${id}`)
  return conversation
}

export function messageFor(conversation: Conversation, user: User, ts: string): Message {
  const message = conversation.messages.find((one) => one.ts === ts)
  if (!message || !isVisible(message, user.id)) throw new CannotDo(`${user.handle} sees no message ${ts}`)
  return message
}

/** The modal on top of this person's screen, if it is the one they mean. */
export function modalFor({ deskOf }: Workspace, user: User, id: string): OpenView {
  const top = deskOf(user.id).modals.at(-1)
  if (top?.id !== id) throw new CannotDo(`${user.handle} has no form ${id} open`)
  return top
}

export type Placed = { readonly block: Block; readonly element: Element }

export const controlId = (block: Block, element: Element): string => `${block.block_id}/${element.action_id}`

export function elementFor(blocks: readonly Block[], control: string): Placed {
  const placed = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })))
  const found = placed.find(({ block, element }) => controlId(block, element) === control)
  if (!found) throw new CannotDo(`there is no control ${control}`)
  return found
}
