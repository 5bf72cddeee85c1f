import type { ShownOutcome } from '../../views/link-page.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export function statusOf(outcome: ShownOutcome): number {
  if (outcome.kind === 'answered') return outcome.linked.kind === 'linked' ? 200 : 409
  return STATUS[outcome.kind]
}

const STATUS: Readonly<Record<Exclude<ShownOutcome['kind'], 'answered'>, number>> = {
  ask: 200,
  leaving: 200,
  confirm: 200,
  cancelled: 200,
  forged: 400,
  clock: 400,
  denied: 403,
  began_elsewhere: 403,
  wrong_person: 403,
  unverified: 403,
  no_member: 403,
  not_found: 404,
  other_browser: 409,
  code_used: 409,
  wrong_account: 409,
  linked_otherwise: 409,
  used: 410,
  expired: 410,
  gone: 410,
  unavailable: 503,
}
