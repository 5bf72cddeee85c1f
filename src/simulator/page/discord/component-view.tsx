import type { Control } from '../../twin.ts'
import { ControlView, type Pressing } from '../parts/control-view.tsx'
import { type Component, type Interactive, KINDS } from './components.ts'
import { Markdown, type Reading } from './markdown-view.tsx'

type In = { readonly reading: Reading; readonly pressing: Pressing }

export function ComponentView({ component, ...within }: In & { component: Component }) {
  switch (component.type) {
    case KINDS.ACTION_ROW:
      return (
        <div class="action-row">
          {component.components.map((one, index) => (
            <Element key={one.custom_id ?? index} element={one} pressing={within.pressing} />
          ))}
        </div>
      )
    case KINDS.TEXT_DISPLAY:
      return <Markdown text={component.content} reading={within.reading} />
    case KINDS.SEPARATOR:
      return <hr />
    case KINDS.SECTION:
      return (
        <div class="component-section">
          <div>
            {component.components.map((text, index) => (
              <Markdown key={index} text={text.content} reading={within.reading} />
            ))}
          </div>
          {component.accessory && <Element element={component.accessory} pressing={within.pressing} />}
        </div>
      )
    case KINDS.CONTAINER:
      return (
        <div class="container" style={{ borderLeftColor: colorOf(component.accent_color) }}>
          {component.components.map((one, index) => (
            <ComponentView key={index} component={one} {...within} />
          ))}
        </div>
      )
  }
}

/** `#rrggbb`, or the neutral edge where none is set. */
export const colorOf = (color: number | null | undefined): string =>
  color == null ? 'var(--edge)' : `#${color.toString(16).padStart(6, '0')}`

/** Discord knows four colours of buttons, the simulator's port three looks. */
const STYLES: Readonly<Record<number, string>> = { 1: 'blurple', 2: 'grey', 3: 'green', 4: 'red', 5: 'grey' }

function Element({ element, pressing }: { element: Interactive; pressing: Pressing }) {
  const control = controlOf(pressing.controls, element)
  return control ? (
    <ControlView control={control} pressing={pressing} class={STYLES[element.style ?? 2] ?? 'grey'} />
  ) : null
}

/** Links have no id of their own and are found by their place among the links. */
const controlOf = (controls: readonly Control[], element: Interactive): Control | undefined =>
  element.custom_id === undefined
    ? controls.find(({ kind }) => kind === 'link')
    : controls.find(({ id }) => id === element.custom_id)
