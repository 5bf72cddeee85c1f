import type { IdentityOutcome, PersonalCredential } from '../backend.ts'
import { unexpected } from '../http/read.ts'
import { isDone, WHO } from './answers.ts'
import type { Deps } from './deps.ts'
import { findSelf, NO_CREDENTIAL } from './self.ts'

/** Of somebody who is no member, Diga only shows that it takes the token: it lists their projects, perhaps none. */
export async function whoIs({ client }: Deps, credential: PersonalCredential): Promise<IdentityOutcome> {
  const self = await findSelf(client, credential)
  if (self.kind === 'refused') return self
  if (self.kind === 'member') return { kind: 'known', account: self.account, email: self.email }
  const answer = await client.listProjects(self.token)
  if (isDone(answer)) return { kind: 'known' }
  if (answer.status === 401 || answer.status === 403) return NO_CREDENTIAL
  throw unexpected(WHO, answer)
}
