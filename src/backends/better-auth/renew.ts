import type { BackendKey } from '../../domain/ids.ts'
import type { Offer, ResendOutcome, SendOutcome } from '../backend.ts'
import { refuse } from '../refuse.ts'
import { halfDone, undone } from '../retell.ts'
import type { Deps } from './deps.ts'
import { findAny, readInvitations } from './invitations.ts'
import { isExpired, isOpen, toRole } from './mapping.ts'
import { listRoles } from './members.ts'
import { revoke } from './revoke.ts'
import type { Invitation } from './schemas.ts'
import { invite, invited } from './send.ts'

/**
 * The same invitation with a later end: the key stays. One that has expired becomes another one.
 * Source: https://better-auth.com/docs/plugins/organization#send-an-invitation
 */
export async function resend(deps: Deps, key: BackendKey): Promise<ResendOutcome> {
  const known = await findAny(deps, key)
  if (known?.status !== 'pending') return refuse('not_found')
  const { email, role } = known
  return deps.inTurn(email, async () => {
    const outcome = await invite(deps, { email, role: role ?? 'member', resend: true })
    if (outcome.kind === 'invited' || outcome.kind === 'refused') return outcome
    return refuse(outcome.kind === 'already_member' ? 'not_found' : 'backend_refused')
  })
}

/** There is no call for it: the old one is revoked, and another one sent. */
export async function changeInvitedRole(deps: Deps, key: BackendKey, offer: Offer): Promise<ResendOutcome> {
  const [roles, old] = await undone(() => Promise.all([listRoles(deps), findAny(deps, key)]))
  if (!roles.some(({ name }) => name === offer.role)) return refuse('unknown_role')
  const email = old?.email ?? offer.invitee.email?.toLowerCase()
  if (!email) return refuse('not_found')
  return deps.inTurn(email, () => replace(deps, { old, email, offer }))
}

type Replacement = { readonly old: Invitation | undefined; readonly email: string; readonly offer: Offer }

async function replace(deps: Deps, { old, email, offer }: Replacement): Promise<ResendOutcome> {
  const all = await undone(() => readInvitations(deps))
  const open = all.find((one) => one.email === email && isOpen(one, deps.now()))
  if (open && hasRole(open, offer.role)) return invited(open)
  // An earlier attempt may have got as far as to revoke.
  if (!open && !offer.isRepeat) return refuse(old && isExpired(old, deps.now()) ? 'expired' : 'not_found')
  const revoked = open && (await revoke(deps, open.id))
  if (revoked?.kind === 'refused') return revoked
  return afterRevoke(await halfDone(() => invite(deps, { email, role: offer.role, resend: false })))
}

const hasRole = ({ role }: Invitation, wanted: string): boolean => toRole(role ?? '').name === wanted

const afterRevoke = (outcome: SendOutcome): ResendOutcome =>
  outcome.kind === 'invited' ? outcome : { kind: 'only_revoked', because: outcome }
