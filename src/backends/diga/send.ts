import type { Offer, SendOutcome } from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { readAnswer } from '../http/read.ts'
import { undone } from '../retell.ts'
import { codeIn, isDone, readRefusal, WHO } from './answers.ts'
import { type Asked, readOffer } from './asked.ts'
import { wrongProject } from './confirm-project.ts'
import type { Deps } from './deps.ts'
import { findInvitationFor } from './invitations.ts'
import { asConflict, asInvited, MEMBER_ALREADY } from './mapping.ts'
import { findMember } from './members.ts'
import { type DigaInvitation, invitation } from './schemas.ts'

/** What Diga does with a second offer to the same address is not known, so that the ledger is asked first. */
export async function send(deps: Deps, offer: Offer): Promise<SendOutcome> {
  const asked = readOffer(offer)
  if (asked.kind === 'refused') return asked
  if (offer.isRepeat) return { kind: 'unconfirmed' }
  if (await undone(() => findInvitationFor(deps, asked.email))) return { kind: 'already_invited' }
  return sendNow(deps, asked)
}

/** Without looking whether there is one. */
export async function sendNow(deps: Deps, asked: Asked): Promise<SendOutcome> {
  await deps.confirmProject()
  const answer = await deps.client.send(asked)
  if (isDone(answer)) return keep(deps, readAnswer(WHO, invitation, answer))
  return (await readConflict(deps, asked, answer)) ?? readRefusal(answer)
}

/** What was made in another project is nobody's business here. */
export async function keep({ client, project }: Deps, made: DigaInvitation): Promise<SendOutcome> {
  if (made.project_id === project) return asInvited(made)
  throw wrongProject(isDone(await client.revoke(made.id)))
}

async function readConflict(
  deps: Deps,
  { email }: Asked,
  { status, body }: HttpAnswer,
): Promise<SendOutcome | undefined> {
  if (codeIn(body) === MEMBER_ALREADY) return { kind: 'already_member' }
  if (status !== 409) return undefined
  return asConflict((await undone(() => findMember(deps, { email }))) !== undefined)
}
