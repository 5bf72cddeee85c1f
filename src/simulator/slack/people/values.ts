import { CannotDo } from '../../twin.ts'
import { assertNever } from '../assert-never.ts'
import type { Element } from '../blocks/elements.ts'
import type { Option } from '../blocks/objects.ts'
import { encodeEntities } from '../mrkdwn.ts'
import { renderFile, type StoredFile } from '../stored-file.ts'
import type { User } from '../users.ts'

export type Choosing = {
  readonly users: ReadonlyMap<string, User>
  /** What an external select last offered this person. */
  readonly offered: readonly Option[]
  /** What this person uploaded for it. */
  readonly given?: readonly StoredFile[]
}

/** What Slack calls the state of a control after somebody chose. Throws {@link CannotDo} for what is not on offer. */
export function stateOf(element: Element, values: readonly string[], choosing: Choosing): object {
  const { type } = element
  switch (type) {
    case 'button':
      return {}
    case 'plain_text_input':
    case 'email_text_input':
      return { type, value: values[0] ? encodeEntities(values[0]) : null }
    case 'file_input':
      return { type, files: (choosing.given ?? []).map(renderFile) }
    case 'users_select':
      return { type, selected_user: userIds(values, choosing)[0] ?? null }
    case 'multi_users_select':
      return { type, selected_users: userIds(values, choosing) }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: chosen(element, values, choosing) }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: chosen(element, values, choosing)[0] ?? null }
    default:
      return assertNever(type)
  }
}

/** What is chosen before anybody touched it. People by id. */
export function initialValues(element: Element): readonly string[] {
  switch (element.type) {
    case 'button':
    case 'overflow':
    case 'file_input':
      return []
    case 'plain_text_input':
    case 'email_text_input':
      return element.initial_value ? [element.initial_value] : []
    case 'users_select':
      return element.initial_user ? [element.initial_user] : []
    case 'multi_users_select':
      return element.initial_users ?? []
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return (element.initial_options ?? []).map(({ value }) => value)
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return element.initial_option ? [element.initial_option.value] : []
    default:
      return assertNever(element)
  }
}

/** Everything that stands in the menu, groups opened. */
export function optionsOf(element: Element): readonly Option[] {
  const { options = [], option_groups: groups = [] } = { ...menuOf(element) }
  return [...options, ...groups.flatMap((group) => group.options)]
}

type Menu = {
  readonly options?: readonly Option[] | undefined
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined
}

function menuOf(element: Element): Menu | undefined {
  return 'options' in element || 'option_groups' in element ? element : undefined
}

function chosen(element: Element, values: readonly string[], { offered }: Choosing): readonly Option[] {
  const initial = 'initial_option' in element && element.initial_option ? [element.initial_option] : []
  const initials = 'initial_options' in element ? (element.initial_options ?? []) : []
  const available = [...optionsOf(element), ...initial, ...initials, ...offered]
  return values.map((value) => {
    const found = available.find((option) => option.value === value)
    if (!found) throw new CannotDo(`"${value}" is not one of the choices`)
    return found
  })
}

/** A handle, or an id. */
function userIds(values: readonly string[], { users }: Choosing): readonly string[] {
  return values.map((value) => {
    const found = users.get(value) ?? [...users.values()].find(({ handle }) => handle === value)
    if (!found) throw new CannotDo(`there is nobody called "${value}"`)
    return found.id
  })
}
