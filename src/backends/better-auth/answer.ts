import { asAccountId, type BackendKey } from '../../domain/ids.ts'
import type { AcceptOutcome, DeclineOutcome, PersonalAnswer, RefusalReason, Refused } from '../backend.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { getBody } from './ask.ts'
import type { PersonalClient } from './client.ts'
import type { Deps } from './deps.ts'
import { findAny } from './invitations.ts'
import { isExpired, isOpen } from './mapping.ts'
import { findMembership } from './members.ts'
import { getOwner } from './own.ts'
import { explainRefusal, type Refusal } from './refusal.ts'
import type { Account, Invitation } from './schemas.ts'

type Answering = {
  readonly key: BackendKey
  readonly account: Account
  readonly person: PersonalClient
}

export const accept = (deps: Deps, answer: PersonalAnswer): Promise<AcceptOutcome> =>
  asThemselves(deps, answer, async (answering) => {
    const membership = await findMembership(deps, answering.account.id)
    return membership ? acceptAsMember(deps, answering) : join(deps, answering)
  })

export const decline = (deps: Deps, answer: PersonalAnswer): Promise<DeclineOutcome> =>
  asThemselves(deps, answer, async (answering) => {
    const { key, account, person } = answering
    const known = await findAny(deps, key)
    if (isTheirs(known, account) && known.status === 'rejected') return { kind: 'declined' }
    // Better Auth would take a no also when it is too late for any answer.
    if (!isTheirs(known, account) || !isOpen(known, deps.now()))
      return refuse(whyClosed(deps, known, account))
    const reply = await person.reject(key)
    return reply.kind === 'done' ? { kind: 'declined' } : explainNo(reply)
  })

/** Two answers to the same invitation at the same moment would both find it open. */
async function asThemselves<Outcome>(
  deps: Deps,
  { key, credential }: PersonalAnswer,
  work: (answering: Answering) => Promise<Outcome>,
): Promise<Outcome | Refused> {
  const token = readToken(credential)
  if (!token) return refuse('no_credential')
  return deps.inTurn(key, async () => {
    const person = deps.as(token)
    const account = await getOwner(person)
    return account ? work({ key, account, person }) : refuse('no_credential')
  })
}

async function join(deps: Deps, { key, account, person }: Answering): Promise<AcceptOutcome> {
  const reply = await person.accept(key)
  if (reply.kind === 'done') return { kind: 'joined', account: asAccountId(reply.body.member.userId) }
  const refused = explainNo(reply)
  if (refused.reason !== 'not_found') return refused
  return refuse(whyClosed(deps, await findAny(deps, key), account))
}

/** Better Auth would make them a member twice, the second time with the role that was offered. */
async function acceptAsMember(deps: Deps, { key, account, person }: Answering): Promise<AcceptOutcome> {
  const known = await findAny(deps, key)
  const id = asAccountId(account.id)
  if (isTheirs(known, account) && known.status === 'accepted') return { kind: 'joined', account: id }
  if (!isTheirs(known, account) || !isOpen(known, deps.now())) return refuse(whyClosed(deps, known, account))
  getBody(await person.reject(key))
  return { kind: 'already_member', account: id }
}

const isTheirs = (known: Invitation | undefined, { email }: Account): known is Invitation =>
  known?.email === email

function explainNo(refusal: Refusal): Refused {
  if (refusal.status === 401) return refuse('no_credential')
  return explainRefusal(refusal, {
    INVITATION_NOT_FOUND: 'not_found',
    YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'not_yours',
    ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: 'no_seats',
  })
}

function whyClosed({ now }: Deps, known: Invitation | undefined, account: Account): RefusalReason {
  if (!known) return 'not_found'
  if (!isTheirs(known, account)) return 'not_yours'
  return isExpired(known, now()) ? 'expired' : 'not_found'
}
