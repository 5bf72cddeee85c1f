import { randomUUID } from 'node:crypto'

/** What Deepgram says no with, in one of its three shapes. */
export class Refusal extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    super(`Refused with ${status}`)
    this.name = 'Refusal'
    this.status = status
    this.body = body
  }
}

const plain = (status: number, text: string) => () => new Refusal(status, text)

const legacy = (status: number, code: string, text: string) => () =>
  new Refusal(status, { err_code: code, err_msg: text, request_id: randomUUID() })

const modern =
  (status: number, category: string, [message, details]: readonly [string, string]) =>
  () =>
    new Refusal(status, { category, message, details, request_id: randomUUID() })

/**
 * The bodies for bad JSON are documented (https://developers.deepgram.com/docs/errors), 401 and 403 were reported.
 * Nobody has published what a conflict in the management of members is answered with: status 400 is the only
 * documented one, and the shapes here are spread on purpose, so that nobody comes to rely on one of them.
 */
export const refuse = {
  invalidKey: legacy(401, 'INVALID_AUTH', 'Invalid credentials.'),
  tooLittleRight: legacy(403, 'INSUFFICIENT_PERMISSIONS', 'User does not have sufficient permissions.'),
  notJson: legacy(400, 'Bad Request', 'We could not process the JSON payload.'),
  missingField: modern(400, 'INVALID_JSON', [
    'Invalid JSON submitted.',
    'Json deserialize error: missing field',
  ]),
  noSuchRoute: plain(404, 'Not Found'),
  unknownProject: modern(404, 'NOT_FOUND', ['Project not found.', 'No project has this id.']),
  badId: plain(400, 'Bad Request: the path holds no valid id'),
  badEmail: plain(400, 'Bad Request: invalid email'),
  unknownScope: modern(400, 'INVALID_REQUEST', ['Invalid scope.', 'There is no scope of this name.']),
  unknownMember: modern(400, 'INVALID_REQUEST', ['Member not found.', 'The project has no such member.']),
  unknownInvite: legacy(400, 'Bad Request', 'No invitation was found for this email.'),
  invitedBefore: legacy(400, 'Bad Request', 'An invitation was sent to this email before.'),
  isMember: modern(400, 'INVALID_REQUEST', ['Already a member.', 'The account is part of the project.']),
  soleOwner: plain(400, 'Bad Request: a project keeps at least one owner'),
} as const
