import { type Act, CannotDo } from '../../twin.ts'
import { startInteraction } from '../interactions/start.ts'
import { INTERACTION } from '../protocol.ts'
import { type AnyComponent, placedComponents } from '../schemas/layout.ts'
import { type Doing, messageOf } from './doing.ts'
import { readSelection } from './selection.ts'

type Presses = Extract<Act, { kind: 'presses' }>
type Interactive = Extract<AnyComponent, { custom_id: string }>

/** Presses a button or chooses in a select. */
export function pressControl(doing: Doing, { channel, message: id, control, values }: Presses): void {
  const message = messageOf(doing, channel, id)
  const component = placedComponents(message.components)
    .map((placed) => placed.component)
    .filter(isInteractive)
    .find(({ custom_id }) => custom_id === control)
  if (!component) throw new CannotDo('There is nothing to press by that name.')
  if (component.disabled) throw new CannotDo('This cannot be pressed any more.')
  const { type, custom_id } = component
  startInteraction(doing, {
    type: INTERACTION.component,
    user: doing.user.id,
    channel,
    message: id,
    data: {
      component_type: type,
      custom_id,
      id: component.id,
      ...(component.type !== 2 && readSelection(doing, component, values ?? [])),
    },
  })
}

const isInteractive = (component: AnyComponent): component is Interactive => 'custom_id' in component
