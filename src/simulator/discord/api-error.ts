/** A refusal as Discord words it: HTTP status, JSON error code and message, and for forms the nested `errors`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  readonly errors: unknown

  constructor(status: number, code: number, { message, errors }: { message: string; errors?: unknown }) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.errors = errors
  }
}

const refusal = (status: number, code: number, message: string) => () =>
  new ApiError(status, code, { message })

/** Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const refuse = {
  unauthorized: refusal(401, 0, '401: Unauthorized'),
  noSuchRoute: refusal(404, 0, '404: Not Found'),
  noSuchMethod: refusal(405, 0, '405: Method Not Allowed'),
  serverError: refusal(500, 0, '500: Internal Server Error'),
  tooLarge: refusal(413, 40005, 'Request entity too large'),
  notJson: refusal(400, 50109, 'The request body contains invalid JSON.'),
  unknownApplication: refusal(404, 10002, 'Unknown Application'),
  unknownChannel: refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: refusal(404, 10004, 'Unknown Guild'),
  unknownMember: refusal(404, 10007, 'Unknown Member'),
  unknownMessage: refusal(404, 10008, 'Unknown Message'),
  unknownUser: refusal(404, 10013, 'Unknown User'),
  unknownWebhook: refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: refusal(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: refusal(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: refusal(403, 50001, 'Missing Access'),
  notTheAuthor: refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: refusal(400, 50006, 'Cannot send an empty message'),
  closedDms: refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: refusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: refusal(401, 50027, 'Invalid Webhook Token'),
  invalidRecipient: refusal(400, 50033, 'Invalid Recipient(s)'),
  openingTooFast: refusal(400, 40003, 'You are opening direct messages too fast'),
  flagged: refusal(
    403,
    20026,
    'Your bot has been flagged by our anti-spam system for abusive behavior. While your bot is quarantined, it is unable to join any more guilds, or send any direct messages to users it has not messaged before.',
  ),
  noMutualGuild: refusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
} as const

/** 50035: the request is at fault. `errors` names the path, see {@link file://./form-errors.ts}. */
export const invalidForm = (errors: unknown): ApiError =>
  new ApiError(400, 50035, { message: 'Invalid Form Body', errors })
