import type { BackendKey } from '../../domain/ids.ts'
import type { RevokeOutcome } from '../backend.ts'
import type { Deps } from './deps.ts'

export function revoke({ team, store }: Deps, key: BackendKey): Promise<RevokeOutcome> {
  return store.transaction(async ({ embedded }) => {
    await embedded.lockTeam(team)
    const offer = await embedded.findOffer(team, key)
    if (offer?.status === 'pending') await embedded.saveOffer({ ...offer, status: 'revoked' })
    return { kind: 'revoked' }
  })
}
