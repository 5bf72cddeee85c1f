import type { Control, ScreenOption } from '../../twin.ts'
import type { Block } from '../blocks/blocks.ts'
import { elementsOf } from '../blocks/blocks.ts'
import type { Element } from '../blocks/elements.ts'
import type { Confirm } from '../blocks/objects.ts'
import { decodeEntities } from '../mrkdwn.ts'
import { controlId } from '../people/places.ts'
import { toScreenOption } from '../people/suggest.ts'
import { optionsOf } from '../people/values.ts'
import { SLACKBOT, type User } from '../users.ts'
import type { Workspace } from '../workspace.ts'

/** Everything that can be pressed in these blocks, in order. */
export function controlsOf(workspace: Workspace, blocks: readonly Block[]): readonly Control[] {
  return blocks
    .filter(({ type }) => type !== 'input')
    .flatMap((block) => elementsOf(block).map((element) => controlOf(workspace, block, element)))
}

function controlOf(workspace: Workspace, block: Block, element: Element): Control {
  const confirm = 'confirm' in element ? element.confirm : undefined
  const url = 'url' in element ? element.url : undefined
  return {
    id: controlId(block, element),
    kind: url ? 'link' : kindOf(element),
    label: decodeEntities(labelOf(element)),
    look: ('style' in element ? element.style : undefined) ?? 'plain',
    isDisabled: false,
    options: screenOptions(workspace, element),
    ...(confirm && { confirm: renderConfirm(confirm) }),
    ...(url && { url }),
  }
}

/** What there is to choose from; people by handle, and nothing for a search. */
export function screenOptions({ users }: Workspace, element: Element): readonly ScreenOption[] {
  if (kindOf(element) !== 'people') return optionsOf(element).map(toScreenOption)
  return [...users.values()].filter(isPickable).map(({ handle, name }) => ({ value: handle, label: name }))
}

const isPickable = ({ kind, id }: User): boolean => kind !== 'deactivated' && id !== SLACKBOT

function kindOf({ type }: Element): Control['kind'] {
  if (type === 'button' || type === 'overflow') return type
  if (type.endsWith('users_select')) return 'people'
  return type.endsWith('external_select') ? 'search' : 'select'
}

function labelOf(element: Element): string {
  if (element.type === 'button') return element.text.text
  return ('placeholder' in element ? element.placeholder?.text : undefined) ?? ''
}

const renderConfirm = ({ title, text, confirm, deny }: Confirm) => ({
  title: decodeEntities(title.text),
  text: decodeEntities(text.text),
  yes: decodeEntities(confirm.text),
  no: decodeEntities(deny.text),
})
