import type { Control, ScreenOption } from '../../twin.ts'
import type { State } from '../model.ts'
import { isOpen } from '../overwrites.ts'
import { BUTTON, COMPONENT } from '../protocol.ts'
import type { MessageComponent, RowItem } from '../schemas/components.ts'
import { type AnyComponent, placedComponents } from '../schemas/layout.ts'

/** What can be pressed or chosen in a message. */
export const controlsOf = (state: State, components: readonly MessageComponent[]): Control[] =>
  placedComponents(components)
    .map(({ component }) => component)
    .filter(isControl)
    .map((component) => controlOf(state, component))

const isControl = (component: AnyComponent): component is RowItem =>
  component.type === COMPONENT.button || 'custom_id' in component

function controlOf(state: State, component: RowItem): Control {
  if (component.type === COMPONENT.button) return buttonControl(component)
  const { custom_id, disabled = false, placeholder } = component
  return {
    id: custom_id,
    kind: PEOPLE.includes(component.type) ? 'people' : 'select',
    label: placeholder ?? '',
    look: 'plain',
    isDisabled: disabled,
    options: optionsOf(state, component),
  }
}

const PEOPLE: readonly number[] = [COMPONENT.userSelect, COMPONENT.mentionableSelect]

const LOOKS: Readonly<Record<number, Control['look']>> = {
  [BUTTON.primary]: 'primary',
  [BUTTON.success]: 'primary',
  [BUTTON.danger]: 'danger',
}

type ButtonItem = Extract<RowItem, { type: 2 }>
type SelectItem = Exclude<RowItem, { type: 2 }>

function buttonControl(button: ButtonItem): Control {
  const common = {
    label: button.label ?? button.emoji?.name ?? '',
    look: LOOKS[button.style] ?? ('plain' as const),
    isDisabled: button.disabled ?? false,
    options: [],
  }
  return button.style === BUTTON.link
    ? { ...common, id: `link:${button.id}`, kind: 'link', url: button.url }
    : { ...common, id: button.custom_id, kind: 'button' }
}

/** Of a select in a message or in a form; people are chosen by handle. */
export function optionsOf(state: State, select: SelectItem): ScreenOption[] {
  if (select.type === COMPONENT.stringSelect) return select.options.map(optionOf)
  if (select.type !== COMPONENT.channelSelect) return []
  const channels = [...state.channels.values()].filter((channel) => isOpen(state, channel))
  return channels.map(({ id, name }) => ({ value: id, label: `#${name}` }))
}

export type Option = {
  readonly value: string
  readonly label: string
  readonly description?: string | null | undefined
}

export const optionOf = ({ value, label, description }: Option): ScreenOption => ({
  value,
  label,
  ...(description && { description }),
})
