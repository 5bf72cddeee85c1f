import type { AccountId } from '../../domain/ids.ts'
import type { PersonalCredential, Refused } from '../backend.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { readToken } from '../read-token.ts'
import { refuse } from '../refuse.ts'
import { codeIn, isDone, WHO } from './answers.ts'
import type { Client } from './client.ts'
import { asMember, isToStranger } from './mapping.ts'
import { member } from './schemas.ts'

export const NO_CREDENTIAL: Refused = refuse('no_credential')

export type Self =
  | { readonly kind: 'member'; readonly token: string; readonly account: AccountId; readonly email: string }
  /** No member, and whether the token is any good is not said. */
  | { readonly kind: 'stranger'; readonly token: string }
  | Refused

/** Who the token is of, which Diga tells of members only. */
export async function findSelf(client: Client, credential: PersonalCredential): Promise<Self> {
  const token = readToken(credential)
  if (token === undefined) return NO_CREDENTIAL
  const answer = await client.findSelf(token)
  if (isDone(answer)) {
    const { account, email = '' } = asMember(readAnswer(WHO, member, answer))
    return { kind: 'member', token, account, email }
  }
  if (answer.status === 401) return NO_CREDENTIAL
  if (isToStranger(answer.status, codeIn(answer.body))) return { kind: 'stranger', token }
  throw unexpected(WHO, answer)
}
