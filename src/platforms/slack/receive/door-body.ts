import { z } from 'zod'

const user = z.looseObject({ id: z.string() })

/**
 * What may pass to Bolt, which trusts the shape of what is signed: a body of another shape makes it throw, or leaves
 * the request without an answer.
 */
export const doorBody = z.union([
  /** https://docs.slack.dev/interactivity/implementing-slash-commands: Slack looks whether anybody is here. */
  z.looseObject({ ssl_check: z.literal('1') }),
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ command: z.string(), user_id: z.string(), team_id: z.string() }),
  z.looseObject({ type: z.enum(['shortcut', 'message_action']), callback_id: z.string(), user }),
  z.looseObject({ type: z.literal('block_actions'), actions: z.array(z.looseObject({})).min(1), user }),
  z.looseObject({ type: z.literal('block_suggestion'), action_id: z.string(), user }),
  z.looseObject({ type: z.enum(['view_submission', 'view_closed']), view: z.looseObject({}), user }),
])

export type DoorBody = z.infer<typeof doorBody>
