import type { BackendKey } from '../../domain/ids.ts'
import type { RevokeOutcome } from '../backend.ts'
import { isAbsent, isDone, readRefusal } from './answers.ts'
import type { Deps } from './deps.ts'
import { isUuid } from './uuid.ts'

export async function revoke({ client }: Deps, key: BackendKey): Promise<RevokeOutcome> {
  if (!isUuid(key)) return { kind: 'revoked' }
  const answer = await client.revoke(key)
  return isDone(answer) || isAbsent(answer) ? { kind: 'revoked' } : readRefusal(answer)
}
