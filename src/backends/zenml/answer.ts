import {
  type AcceptOutcome,
  type BackendInvitation,
  BackendUnavailable,
  type DeclineOutcome,
  type PersonalAnswer,
  type PersonalCredential,
} from '../backend.ts'
import type { HttpAnswer } from '../http/http.ts'
import { readAnswer } from '../http/read.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { halfDone } from '../retell.ts'
import { isDone, WHO } from './api.ts'
import { listReceived, readReceived, respond } from './client.ts'
import { decideAccept, decideDecline } from './decide-answer.ts'
import type { Deps } from './deps.ts'
import { asOwnInvitation } from './mapping.ts'
import { findMe, type Me } from './me.ts'
import { answered } from './schemas.ts'
import { lookAtAnswer } from './standing.ts'

/** Joined for certain only where ZenML names the organization; everything else is settled by looking. */
export async function accept(deps: Deps, { key, credential }: PersonalAnswer): Promise<AcceptOutcome> {
  const token = readToken(credential)
  if (token === undefined) return refuse('no_credential')
  const answer = await respond(deps.api, token, { id: key, accept: true })
  if (answer.status === 401) return refuse('no_credential')
  if (organizationOf(answer)) return { kind: 'joined', ...(await accountOf(deps, token)) }
  const standing = await halfDone(() => lookAtAnswer(deps, key, token))
  return standing ? decideAccept(standing, answer) : refuse('no_credential')
}

/** Declined for certain only where ZenML names no organization. */
export async function decline(deps: Deps, { key, credential }: PersonalAnswer): Promise<DeclineOutcome> {
  const token = readToken(credential)
  if (token === undefined) return refuse('no_credential')
  const answer = await respond(deps.api, token, { id: key, accept: false })
  if (answer.status === 401) return refuse('no_credential')
  if (isDone(answer) && !organizationOf(answer)) return { kind: 'declined' }
  const standing = await halfDone(() => lookAtAnswer(deps, key, token))
  return standing ? decideDecline(standing, answer) : refuse('no_credential')
}

const organizationOf = (answer: HttpAnswer): string | undefined =>
  isDone(answer) ? (readAnswer(WHO, answered, answer) ?? undefined) : undefined

/** They are in, whether or not ZenML says now as whom. */
async function accountOf({ api }: Deps, token: string): Promise<Partial<Pick<Me, 'account'>>> {
  try {
    const me = await findMe(api, token)
    return me ? { account: me.account } : {}
  } catch (error) {
    if (error instanceof BackendUnavailable) return {}
    throw error
  }
}

/** None for who has no token, or one that is not taken: there is nobody to ask for. */
export async function listOwnInvitations(
  { api, now }: Deps,
  credential: PersonalCredential,
): Promise<readonly BackendInvitation[]> {
  const token = readToken(credential)
  if (token === undefined) return []
  const answer = await listReceived(api, token)
  if (answer.status === 401 || answer.status === 403) return []
  return readReceived(answer)
    .map(asOwnInvitation)
    .filter(({ expiresAt }) => !expiresAt || expiresAt > now())
}
