import { createHash } from 'node:crypto'
import type { Actor } from '../../domain/actor.ts'
import { asDeliveryId, type DeliveryId } from '../../domain/ids.ts'

export const SLACK = 'slack'

/** Our token's installation: one workspace, perhaps part of an Enterprise organization. */
export type Installation = {
  readonly team: string
  readonly enterprise: string | undefined
  readonly botUser: string
  readonly bot: string
  /** It was installed before it asked to read files; Slack opens no form of it then that takes one. */
  readonly takesNoFiles: boolean
}

/** The id is `T1/U1`. Users begin with U or W and are otherwise opaque. */
export const slackActor = (team: string, user: string): Actor => ({ platform: SLACK, id: `${team}/${user}` })

/** `U1` of `T1/U1`. */
export const userOf = (actor: Actor): string => actor.id.slice(actor.id.indexOf('/') + 1)

/** `T1` of `T1/U1`. */
export const teamOf = (actor: Actor): string => actor.id.slice(0, Math.max(0, actor.id.indexOf('/')))

/** `U1` of `<@U1>` or `<@U1|ann>`: https://docs.slack.dev/messaging/formatting-message-text#mentioning-users */
export const readMention = (word: string): string | undefined =>
  /^<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>$/.exec(word)?.[1]

/** Of a channel, and not of a person or a name: in the place of a channel those would reach somebody else. */
export const isChannelId = (text: string): boolean => /^[CG][A-Z0-9]+$/.test(text)

/** Of a conversation between two people. */
export const isDirectId = (text: string): boolean => text.startsWith('D')

/**
 * The workspace somebody is counted to. Slack reports people of our own Enterprise organization by its id in some
 * payloads and by the workspace's in others; both are us, and have to be one actor.
 */
export function homeTeam(installation: Installation, team: string | undefined): string {
  const isOurEnterprise = installation.enterprise !== undefined && team === installation.enterprise
  return team === undefined || isOurEnterprise ? installation.team : team
}

/** Hashed, because a trigger id opens forms for three seconds and so must not be stored or logged. */
export function deliveryId(triggerId: string): DeliveryId {
  return asDeliveryId(`slack-${createHash('sha256').update(triggerId).digest('hex').slice(0, 40)}`)
}
