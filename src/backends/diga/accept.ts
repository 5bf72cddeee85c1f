import type { AccountId } from '../../domain/ids.ts'
import {
  type AcceptOutcome,
  BackendUnavailable,
  type PersonalAnswer,
  type RefusalReason,
} from '../backend.ts'
import type { HttpAnswer } from '../http/call.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { codeIn, isAbsent, isDone, readRefusal } from './answers.ts'
import type { Deps } from './deps.ts'
import { type Look, look } from './look.ts'
import { FORBIDDEN, MEMBER_ALREADY, UNJOINABLE } from './mapping.ts'
import { findSelf, NO_CREDENTIAL } from './self.ts'
import { isUuid } from './uuid.ts'

/** Joins as the token's owner, whom Diga names afterwards. */
export async function accept(deps: Deps, answer: PersonalAnswer): Promise<AcceptOutcome> {
  const token = readToken(answer.credential)
  if (token === undefined) return NO_CREDENTIAL
  if (!isUuid(answer.key)) return refuse('not_found')
  const joined = await deps.client.join(answer.key, token)
  if (isDone(joined)) return { kind: 'joined', ...(await nameSelf(deps, answer)) }
  return readNo(deps, answer, joined)
}

/** They are in, also where nobody can say as whom just now. */
async function nameSelf(
  { client }: Deps,
  { credential }: PersonalAnswer,
): Promise<{ readonly account?: AccountId }> {
  try {
    const self = await findSelf(client, credential)
    return self.kind === 'member' ? { account: self.account } : {}
  } catch (error) {
    if (error instanceof BackendUnavailable) return {}
    throw error
  }
}

async function readNo(deps: Deps, answer: PersonalAnswer, no: HttpAnswer): Promise<AcceptOutcome> {
  if (no.status === 401) return NO_CREDENTIAL
  if (codeIn(no.body) === MEMBER_ALREADY || isAbsent(no)) return settle(deps, answer)
  return no.status === 403 ? refuse(FORBIDDEN.join) : readRefusal(no)
}

/** It may be that they accepted already and the answer got lost, or that the invitation is for somebody else. */
async function settle(deps: Deps, { key, credential }: PersonalAnswer): Promise<AcceptOutcome> {
  const self = await findSelf(deps.client, credential)
  if (self.kind === 'refused') return self
  const found = await look(deps, key)
  if (self.kind === 'stranger') return refuse(whyNot(found))
  const isOthers = found.kind === 'pending' && found.invitation.invited_email !== self.email
  return isOthers ? refuse(UNJOINABLE) : { kind: 'already_member', account: self.account }
}

function whyNot({ kind }: Look): RefusalReason {
  if (kind === 'expired') return 'expired'
  return kind === 'pending' ? UNJOINABLE : 'not_found'
}
