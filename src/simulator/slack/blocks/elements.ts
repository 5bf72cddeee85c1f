import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { boxOption, confirm, idOrMade, menuOption, optionGroup, plainText } from './objects.ts'

const shared = {
  action_id: idOrMade,
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
}
const menu = { ...shared, placeholder: plainText(LIMITS.placeholder).optional() }
const most = { max_selected_items: z.int().min(1).optional() }
const menuOptions = {
  options: z.array(menuOption).min(1).max(LIMITS.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.options).optional(),
}
const boxes = z.array(boxOption).min(1).max(LIMITS.radioOptions)
const userId = z.string().regex(/^[UW][A-Z0-9]+$/)

type Choices = {
  options?: readonly { value: string }[] | undefined
  option_groups?: readonly { options: readonly { value: string }[] }[] | undefined
}
const hasEither = ({ options, option_groups: groups }: Choices) => Boolean(options) !== Boolean(groups)
const either = { error: 'must have either options or option_groups' }
const offers = ({ options = [], option_groups: groups = [] }: Choices, value: string) =>
  [...options, ...groups.flatMap((group) => group.options)].some((option) => option.value === value)
const offered = { error: 'initial option must be one of the options', path: ['initial_option'] }

const button = z.strictObject({
  type: z.literal('button'),
  action_id: idOrMade,
  text: plainText(LIMITS.buttonText),
  value: z.string().min(1).max(LIMITS.buttonValue).optional(),
  url: z.string().min(1).max(LIMITS.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().min(1).max(LIMITS.accessibilityLabel).optional(),
})

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: idOrMade,
  options: z.array(menuOption).min(1).max(LIMITS.overflowOptions),
  confirm: confirm.optional(),
})

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...menuOptions,
    initial_option: menuOption.optional(),
  })
  .refine(hasEither, either)
  .refine((one) => !one.initial_option || offers(one, one.initial_option.value), offered)

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...menuOptions,
    ...most,
    initial_options: z.array(menuOption).min(1).optional(),
  })
  .refine(hasEither, either)
  .refine((one) => (one.initial_options ?? []).every(({ value }) => offers(one, value)), offered)

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  initial_option: menuOption.optional(),
  min_query_length: z.int().min(0).default(3),
})

const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...menu,
  ...most,
  initial_options: z.array(menuOption).min(1).optional(),
  min_query_length: z.int().min(0).default(3),
})

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: userId.optional(),
})

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...menu,
  ...most,
  initial_users: z.array(userId).min(1).optional(),
})

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...shared,
    options: boxes,
    initial_option: boxOption.optional(),
  })
  .refine((one) => !one.initial_option || offers(one, one.initial_option.value), offered)

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...shared,
    options: boxes,
    initial_options: z.array(boxOption).min(1).optional(),
  })
  .refine((one) => (one.initial_options ?? []).every(({ value }) => offers(one, value)), offered)

const typed = {
  action_id: idOrMade,
  initial_value: z.string().max(LIMITS.inputText).optional(),
  placeholder: plainText(LIMITS.placeholder).optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])) })
    .optional(),
}

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  multiline: z.boolean().default(false),
  min_length: z.int().min(0).max(LIMITS.inputText).optional(),
  max_length: z.int().min(1).max(LIMITS.inputText).optional(),
})

const emailTextInput = z.strictObject({ type: z.literal('email_text_input'), ...typed })

/** Source: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: idOrMade,
  filetypes: z
    .array(z.string().regex(/^[a-z0-9]+$/))
    .min(1)
    .optional(),
  max_files: z.int().min(1).max(LIMITS.files).default(LIMITS.files),
})

/** A picture beside text; the only element that nobody can press. */
export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().min(1).max(LIMITS.url),
  alt_text: z.string().min(1).max(2000),
})

const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
] as const
const choices = [...menus, radioButtons, checkboxes] as const

export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...choices])
export const accessory = z.discriminatedUnion('type', [button, overflow, ...choices, imageElement])
export const inputElement = z.discriminatedUnion('type', [
  ...choices,
  plainTextInput,
  emailTextInput,
  fileInput,
])

export type ActionsElement = z.infer<typeof actionsElement>
export type InputElement = z.infer<typeof inputElement>
/** Everything one can press, pick in or type into. */
export type Element = ActionsElement | InputElement
