import type { Backend, Offer, SendOutcome } from '../backend.ts'
import type { HttpAnswer } from '../http/http.ts'
import { unexpected } from '../http/read.ts'
import { keep } from '../kept.ts'
import { refuse } from '../refuse.ts'
import { halfDone, undone } from '../retell.ts'
import { sendEach } from '../send-each.ts'
import { WHO } from './api.ts'
import { createInvitation, listPeople, readCreated } from './client.ts'
import type { Deps } from './deps.ts'
import { findWaitingFor } from './invitations.ts'
import { type Person, reasonOfRefusal, reasonOfRejection, type TeamRole } from './mapping.ts'

type ListMembers = () => Promise<readonly Person[]>

export const send = (deps: Deps, offer: Offer): Promise<SendOutcome> =>
  sendInTurn(deps, offer, () => listPeople(deps.api, 'users'))

/** Who is a member already is asked for once. */
export function sendMany(deps: Deps, offers: readonly Offer[]): ReturnType<Backend['sendMany']> {
  const members = keep(() => listPeople(deps.api, 'users'), { ms: Number.POSITIVE_INFINITY, now: deps.now })
  return sendEach(offers, (offer) => sendInTurn(deps, offer, () => members.get()))
}

/** One at a time per address: each looks first whether there is one already. */
async function sendInTurn(deps: Deps, offer: Offer, listMembers: ListMembers): Promise<SendOutcome> {
  const email = offer.invitee.email?.toLowerCase()
  if (email === undefined) return refuse('bad_email')
  return deps.inTurn(`send ${email}`, () => sendTo(deps, { ...offer, email, listMembers }))
}

type Letter = Pick<Offer, 'role' | 'isRepeat'> & { readonly email: string; readonly listMembers: ListMembers }

/** What ZenML does about an address that is invited or in already is not published: it is not asked to. */
async function sendTo(deps: Deps, letter: Letter): Promise<SendOutcome> {
  const { role, known } = await undone(async () => ({
    role: await deps.roles.find(letter.role),
    known: await lookFor(deps, letter),
  }))
  if (!role) return refuse('unknown_role')
  if (known) return known
  const answer = await createInvitation(deps.api, letter.email, role.id)
  if (answer.status >= 400) return explain(deps, letter, { role, answer })
  return halfDone(() => settleCreated(deps, letter, answer))
}

/** What there is for the address. One that waits is ours if we may have sent it, else somebody else's. */
async function lookFor(
  deps: Deps,
  { email, isRepeat, listMembers }: Letter,
): Promise<SendOutcome | undefined> {
  const waiting = await findWaitingFor(deps, email)
  if (waiting) return isRepeat ? invited(waiting) : { kind: 'already_invited' }
  const isMember = (await listMembers()).some((person) => person.email === email)
  return isMember ? { kind: 'already_member' } : undefined
}

type Key = Pick<Extract<SendOutcome, { kind: 'invited' }>, 'key' | 'expiresAt'>

const invited = ({ key, expiresAt }: Key): SendOutcome => ({
  kind: 'invited',
  key,
  ...(expiresAt && { expiresAt }),
})

/** Where the answer does not name it, the list does; unless they are in by now, as people of a trusted domain may be. */
async function settleCreated(deps: Deps, { email }: Letter, answer: HttpAnswer): Promise<SendOutcome> {
  const created = readCreated(answer) ?? (await findWaitingFor(deps, email))
  if (created) return invited(created)
  const member = (await listPeople(deps.api, 'users')).find((person) => person.email === email)
  return member ? { kind: 'joined', account: member.account } : { kind: 'unconfirmed' }
}

type Declined = { readonly role: TeamRole; readonly answer: HttpAnswer }

async function explain(deps: Deps, letter: Letter, { role, answer }: Declined): Promise<SendOutcome> {
  if (answer.status === 422) return refuse(reasonOfRejection(answer.body), answer)
  if (answer.status === 401 || answer.status === 403) throw unexpected(WHO, answer)
  if (!(await isStillThere(deps, role))) return refuse('unknown_role')
  if (answer.status === 404) throw unexpected(WHO, answer)
  const known = await lookFor(deps, { ...letter, listMembers: () => listPeople(deps.api, 'users') })
  return known ?? refuse(reasonOfRefusal(answer.status, answer.body), answer)
}

/** ZenML refuses a role that is gone since we listed it, and an organization that is not there, in much the same way. */
async function isStillThere({ roles }: Deps, { id }: TeamRole): Promise<boolean> {
  roles.forget()
  return (await roles.list()).some((role) => role.id === id)
}
