import type { z } from 'zod'
import { blame } from '../form-errors.ts'
import { COMPONENT } from '../protocol.ts'
import type { MessageComponent } from './components.ts'

const MOST_ROWS = 5
const MOST_COMPONENTS = 40
const MOST_TEXT = 4000

type Path = readonly (string | number)[]

/** One component in a message, with where it stands. */
export type Placed = { readonly component: AnyComponent; readonly path: Path }

type SectionPart = Extract<MessageComponent, { type: 9 }>
export type AnyComponent =
  | MessageComponent
  | Extract<MessageComponent, { type: 1 }>['components'][number]
  | SectionPart['accessory']

/** Every component in reading order, the nested ones after their parent. */
export function placedComponents(components: readonly AnyComponent[], path: Path = ['components']): Placed[] {
  return components.flatMap((component, index) => {
    const here = [...path, index]
    return [{ component, path: here }, ...placedInside(component, here)]
  })
}

function placedInside(component: AnyComponent, path: Path): Placed[] {
  const inner =
    'components' in component ? placedComponents(component.components, [...path, 'components']) : []
  if (!('accessory' in component)) return inner
  return [...inner, { component: component.accessory, path: [...path, 'accessory'] }]
}

/** A classic message has up to five action rows and nothing else. */
export function checkClassicLayout(components: readonly MessageComponent[], context: z.RefinementCtx): void {
  if (components.length > MOST_ROWS)
    blame(context, {
      path: ['components'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${MOST_ROWS} or fewer in length.`,
    })
  components.forEach(({ type }, index) => {
    if (type === COMPONENT.row) return
    blame(context, {
      path: ['components', index, 'type'],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,).',
    })
  })
}

/** Components V2: 40 in all, 4,000 characters of text in all. */
export function checkV2Layout(components: readonly MessageComponent[], context: z.RefinementCtx): void {
  const placed = placedComponents(components)
  if (placed.length > MOST_COMPONENTS)
    blame(context, {
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The maximum number of components (${MOST_COMPONENTS}) has been exceeded`,
    })
  const length = placed.reduce((sum, { component }) => sum + textLength(component), 0)
  if (length > MOST_TEXT)
    blame(context, {
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The displayable text of all components exceeds the maximum size of ${MOST_TEXT}`,
    })
}

const textLength = (component: AnyComponent): number =>
  component.type === COMPONENT.text ? component.content.length : 0

/** A custom id is unique in its message. */
export function checkUniqueIds(components: readonly MessageComponent[], context: z.RefinementCtx): void {
  const seen = new Set<string>()
  for (const { component, path } of placedComponents(components)) {
    if (!('custom_id' in component)) continue
    if (seen.has(component.custom_id))
      blame(context, {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      })
    seen.add(component.custom_id)
  }
}

const UPLOAD = 'attachment://'

type Reference = { readonly name: string; readonly path: Path }

/** What is shown of the message's own uploads, and where. */
function references(components: readonly MessageComponent[]): Reference[] {
  return placedComponents(components).flatMap(({ component, path }) =>
    mediaOf(component)
      .filter(({ url }) => url.startsWith(UPLOAD))
      .map(({ url, at }) => ({ name: url.slice(UPLOAD.length), path: [...path, ...at] })),
  )
}

type Shown = { readonly url: string; readonly at: Path }

function mediaOf(component: AnyComponent): Shown[] {
  switch (component.type) {
    case COMPONENT.file:
      return [{ url: component.file.url, at: ['file', 'url'] }]
    case COMPONENT.thumbnail:
      return [{ url: component.media.url, at: ['media', 'url'] }]
    case COMPONENT.gallery:
      return component.items.map(({ media }, index) => ({
        url: media.url,
        at: ['items', index, 'media', 'url'],
      }))
    default:
      return []
  }
}

/** By the names of uploads. */
export const referencedNames = (components: readonly MessageComponent[]): string[] =>
  references(components).map(({ name }) => name)

/** Nothing is shown that did not come with the message. */
export function checkReferences(
  { components, files }: { components: readonly MessageComponent[]; files: readonly string[] },
  context: z.RefinementCtx,
): void {
  for (const { name, path } of references(components)) {
    if (files.includes(name)) continue
    blame(context, {
      path,
      code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      message: `The referenced attachment ("${UPLOAD}${name}") was not found`,
    })
  }
}

/** Gives every component without a number the next free one, as Discord does. */
export function numberComponents(components: readonly MessageComponent[]): void {
  const all = placedComponents(components).map(({ component }) => component)
  const taken = new Set(all.map(({ id }) => id))
  let next = 1
  for (const component of all) {
    if (component.id) continue
    while (taken.has(next)) next++
    component.id = next++
  }
}
