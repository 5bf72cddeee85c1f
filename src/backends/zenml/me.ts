import { sameEmail } from '../../domain/email.ts'
import { type AccountId, asAccountId } from '../../domain/ids.ts'
import type { IdentityOutcome, PersonalCredential } from '../backend.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import type { Api } from './api.ts'
import { askWhoAmI, readProfile } from './client.ts'

export type Me = { readonly account: AccountId; readonly email?: string }

export async function whoIs(api: Api, credential: PersonalCredential): Promise<IdentityOutcome> {
  const token = readToken(credential)
  const me = token === undefined ? undefined : await findMe(api, token)
  return me ? { kind: 'known', ...me } : refuse('no_credential')
}

/** Undefined where the token is not taken. */
export async function findMe(api: Api, token: string): Promise<Me | undefined> {
  const answer = await askWhoAmI(api, token)
  if (answer.status === 401 || answer.status === 403) return undefined
  const { id, email } = readProfile(answer)
  return { account: asAccountId(id), ...(email && { email: sameEmail(email) }) }
}
