import { asBackendKey } from '../../domain/ids.ts'
import type { Backend, Offer, SendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { sendEach } from '../send-each.ts'
import type { Wish } from './client.ts'
import type { Deps } from './deps.ts'
import { readInvitations } from './invitations.ts'
import { isOpen } from './mapping.ts'
import { explainRefusal, type Refusal } from './refusal.ts'
import type { Invitation } from './schemas.ts'

export async function send(deps: Deps, offer: Offer): Promise<SendOutcome> {
  const email = offer.invitee.email?.toLowerCase()
  if (!email) return refuse('bad_email')
  const wish: Wish = { email, role: offer.role, resend: false }
  return deps.inTurn(email, () => (offer.isRepeat ? sendAgain(deps, wish) : invite(deps, wish)))
}

/** What an earlier attempt made is found, and made only where there is none. */
async function sendAgain(deps: Deps, wish: Wish): Promise<SendOutcome> {
  const made = await findPending(deps, wish.email)
  if (made) return invited(made)
  const outcome = await invite(deps, wish)
  if (outcome.kind !== 'already_invited') return outcome
  // It arrived in between, or is one of those that the list leaves out.
  const late = await findPending(deps, wish.email)
  return late ? invited(late) : { kind: 'unconfirmed' }
}

const findPending = async (deps: Deps, address: string): Promise<Invitation | undefined> =>
  (await readInvitations(deps)).find((one) => one.email === address && isOpen(one, deps.now()))

export async function invite({ client }: Deps, wish: Wish): Promise<SendOutcome> {
  const reply = await client.invite(wish)
  return reply.kind === 'done' ? invited(reply.body) : whyNotInvited(reply)
}

export const invited = ({ id, expiresAt }: Invitation): Extract<SendOutcome, { kind: 'invited' }> => ({
  kind: 'invited',
  key: asBackendKey(id),
  expiresAt,
})

function whyNotInvited(refusal: Refusal): SendOutcome {
  if (refusal.code === 'USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION') return { kind: 'already_invited' }
  if (refusal.code === 'USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION') return { kind: 'already_member' }
  return explainRefusal(refusal, {
    INVALID_EMAIL: 'bad_email',
    ROLE_NOT_FOUND: 'unknown_role',
    YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE: 'above_operator',
  })
}

export const sendMany = (deps: Deps, offers: readonly Offer[]): ReturnType<Backend['sendMany']> =>
  sendEach(offers, (offer) => send(deps, offer))
