import { z } from 'zod'
import { readCarried } from '../carried.ts'

/**
 * The parts of Slack's payloads that are used here; more is there.
 * https://docs.slack.dev/reference/interaction-payloads
 */
const id = z.string().min(1).max(255)

const user = z.object({
  id,
  /** The user's own workspace, or `E…` of an Enterprise organization. */
  team_id: id.optional(),
  name: z.string().optional(),
  username: z.string().optional(),
})

/** What a modal carries along. */
const metadata = z
  .string()
  .max(3000)
  .default('')
  .transform((text) => readCarried(text))

const whose = { user, team: z.object({ id }).nullish() }

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export const slashPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: id,
  response_url: z.url(),
  user_id: id,
  user_name: z.string().optional(),
  team_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
})

export const shortcutPayload = z.object({
  ...whose,
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  trigger_id: id,
  /** Only where the shortcut is on a message. */
  response_url: z.url().optional().catch(undefined),
  channel: z.object({ id }).optional(),
  message: z.object({ user: id.optional() }).optional(),
})

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const pressPayload = z.object({
  ...whose,
  type: z.literal('block_actions'),
  trigger_id: id,
  /** Missing in modals and in the Home tab. */
  response_url: z.url().optional().catch(undefined),
  channel: z.object({ id, name: z.string().optional() }).optional(),
  container: z.object({
    type: z.string(),
    message_ts: id.optional(),
    channel_id: id.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: z
    .object({
      id,
      type: z.string(),
      title: z.object({ text: z.string() }).optional(),
      private_metadata: metadata,
    })
    .optional(),
  actions: z.array(z.object({ action_id: id, value: z.string().default('') })).min(1),
})

/** What else it says of the file, its addresses too, can be forged: https://docs.slack.dev/reference/objects/file-object */
const givenFile = z.object({
  id,
  name: z.string().nullish(),
  size: z.number().nonnegative().nullish(),
})

const fieldState = z.object({
  selected_users: z.array(id).optional(),
  files: z.array(givenFile).nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  value: z.string().nullish(),
})

export type FieldState = z.infer<typeof fieldState>

/** What a form is about, and what is filled in by block and action. */
const formState = {
  private_metadata: metadata,
  state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldState)) }),
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const submissionPayload = z.object({
  ...whose,
  type: z.literal('view_submission'),
  trigger_id: id,
  view: z.object({
    id,
    callback_id: z.string(),
    title: z.object({ text: z.string() }),
    ...formState,
  }),
})

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export const suggestPayload = z.object({
  ...whose,
  type: z.literal('block_suggestion'),
  action_id: id,
  block_id: id.optional(),
  value: z.string(),
  /** Only where the select is in a form; a message has none. */
  view: z.object(formState).optional().catch(undefined),
})

export type SlashPayload = z.infer<typeof slashPayload>
export type ShortcutPayload = z.infer<typeof shortcutPayload>
export type PressPayload = z.infer<typeof pressPayload>
export type SubmissionPayload = z.infer<typeof submissionPayload>
export type SuggestPayload = z.infer<typeof suggestPayload>
