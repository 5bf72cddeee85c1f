import type { Delivery } from '../platform.ts'

type Reason = Extract<Delivery, { kind: 'undeliverable' }>['reason']

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors, of which the others pass or are ours to mend. */
const REASONS: Readonly<Record<string, Reason>> = {
  channel_not_found: 'unknown_person',
  user_not_found: 'unknown_person',
  user_not_visible: 'unknown_person',
  user_disabled: 'deactivated',
  cannot_dm_bot: 'not_allowed',
  is_archived: 'not_allowed',
  not_in_channel: 'not_allowed',
  channel_is_limited_access: 'not_allowed',
  messages_tab_disabled: 'not_allowed',
  app_access_restricted: 'not_allowed',
  ekm_access_denied: 'not_allowed',
  team_access_not_granted: 'not_allowed',
  msg_too_long: 'too_long',
  msg_blocks_too_long: 'too_long',
}

/** Of these there is one for every rule that an administrator can make. */
const RULES = /^(restricted_action|slack_connect_)/

/** Undefined where trying again may help. */
export function reasonForPerson(code: string): Reason | undefined {
  return REASONS[code] ?? (RULES.test(code) ? 'not_allowed' : undefined)
}

export function reasonForChannel(code: string): Reason | undefined {
  return code === 'channel_not_found' ? 'unknown_channel' : reasonForPerson(code)
}
