import { sameEmail } from '../../domain/email.ts'
import type { AccountId, BackendKey } from '../../domain/ids.ts'
import { listPeople, listReceived, listSent, readReceived } from './client.ts'
import type { Deps } from './deps.ts'
import { type Fate, fateOf } from './mapping.ts'
import { findMe, type Me } from './me.ts'
import type { InvitationRead } from './schemas.ts'

/** How things are after an answer that left it open. */
export type Standing = {
  readonly account: AccountId
  /** Of the organization that invites. */
  readonly isMember: boolean
  /** What became of the invitation; `gone` also where it never was. */
  readonly fate: Fate
  /** Whether it is one to this person, as far as anybody says. */
  readonly isTheirs: boolean
}

/** The person's own list, and with the operator's eyes the members and what was sent. Undefined without a good token. */
export async function lookAtAnswer(
  deps: Deps,
  key: BackendKey,
  token: string,
): Promise<Standing | undefined> {
  const me = await findMe(deps.api, token)
  if (!me) return undefined
  const [received, sent, members] = await Promise.all([
    listReceived(deps.api, token),
    listSent(deps.api, { only_pending: false }),
    listPeople(deps.api, 'users'),
  ])
  const invitation = sent.find(({ id }) => id === key)
  // People see the invitations of every organization, and may answer them here.
  const isWaiting = received.status === 200 && readReceived(received).some(({ id }) => id === key)
  const isElsewhere = isWaiting && !invitation
  return {
    account: me.account,
    isMember: !isElsewhere && members.some(({ account }) => account === me.account),
    fate: isElsewhere ? 'waiting' : fateIn(invitation, deps.now()),
    isTheirs: !invitation || isWaiting || isFor(invitation, me),
  }
}

const fateIn = (invitation: InvitationRead | undefined, now: Date): Fate =>
  invitation ? fateOf(invitation, now) : 'gone'

const isFor = ({ email }: InvitationRead, me: Me): boolean => sameEmail(email) === me.email
