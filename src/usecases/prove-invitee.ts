import type { Invitation } from '../domain/invitation.ts'
import type { ProvedInvitee, VisitedInvitation } from '../domain/invitation-page.ts'
import type { SignInOutcome } from '../sign-in/sign-in.ts'
import { isOther } from './complete-link.ts'
import type { Deps } from './deps.ts'
import { type Match, matchAccount } from './match-account.ts'

type Proof = Extract<SignInOutcome, { kind: 'proved' }>

/**
 * As whom the person at the browser may answer, by the same rules as linking: as the chat person that their platform says
 * they are; or, at the issuer, as whom was invited, if the address or the account is that one. Undefined for anybody
 * else. Throws `BackendUnavailable`.
 */
export async function proveInvitee(
  deps: Pick<Deps, 'backends'>,
  { team, invitation }: Pick<VisitedInvitation, 'team' | 'invitation'>,
  { identity, grant }: Proof,
): Promise<ProvedInvitee | undefined> {
  if (identity.actor) return { actor: identity.actor }
  const { actors, name } = invitation.invitee
  const [actor] = actors
  if (!actor) return undefined
  const { email, subject } = identity
  const claim = { subject, ...(email !== undefined && { email }), ...(grant && { grant }) }
  const match = await matchAccount(deps, team, { ...claim, actor, name })
  if (!isTheirs(invitation, email, match)) return undefined
  if (match.kind === 'no_member' || !match.takesGrant || !grant) return { actor }
  const { account } = match
  return { actor, own: { account, grant, ...(match.email !== undefined && { email: match.email }) } }
}

/** The address that was invited, or the account; and neither of them another one. */
function isTheirs(invitation: Invitation, proved: string | undefined, match: Match): boolean {
  const { email, account } = invitation.invitee
  const known = match.kind === 'account' ? match : { account: undefined, email: undefined }
  const address = known.email ?? proved
  if (isOther(invitation, { account: known.account, email: address })) return false
  const isAddress = email !== undefined && address === email
  return isAddress || (account !== undefined && known.account === account)
}
