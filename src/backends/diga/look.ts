import type { HttpAnswer } from '../http/call.ts'
import { readAnswer, unexpected } from '../http/read.ts'
import { isAbsent, isDone, WHO } from './answers.ts'
import type { Deps } from './deps.ts'
import { type DigaInvitation, invitation as schema } from './schemas.ts'
import { isUuid } from './uuid.ts'

export type Look =
  | { readonly kind: 'pending'; readonly invitation: DigaInvitation }
  | { readonly kind: 'expired' }
  /** Inferred: never there, taken back or accepted. Diga does not say which. */
  | { readonly kind: 'gone' }

/** How an invitation of the project stands. */
export async function look({ client, project }: Deps, id: string): Promise<Look> {
  if (!isUuid(id)) return { kind: 'gone' }
  const found = readLook(await client.findInvitation(id))
  return found.kind === 'pending' && found.invitation.project_id !== project ? { kind: 'gone' } : found
}

function readLook(answer: HttpAnswer): Look {
  if (isDone(answer)) return { kind: 'pending', invitation: readAnswer(WHO, schema, answer) }
  if (answer.status === 410) return { kind: 'expired' }
  if (isAbsent(answer)) return { kind: 'gone' }
  throw unexpected(WHO, answer)
}
