import { expect } from 'vitest'
import type { Operation } from '../../../src/backends/backend.ts'
import { asBackendKey } from '../../../src/domain/ids.ts'
import type { OpenedBackend } from './rules.ts'
import { offerIn, stranger } from './samples.ts'

const IMPOSSIBLE = { kind: 'refused', reason: 'impossible' }

/** What cannot be done is refused as such. What can only be listed or found has no words to refuse with: it fails. */
export async function checkGap(opened: OpenedBackend, operation: Operation): Promise<void> {
  const tries = attempts(opened)
  if (operation in tries.refused) expect(await tries.refused[operation]?.()).toEqual(IMPOSSIBLE)
  else await expect(tries.failing[operation]?.()).rejects.toBeInstanceOf(Error)
}

type Attempts = Readonly<Partial<Record<Operation, () => Promise<unknown>>>>

function attempts(opened: OpenedBackend): { readonly refused: Attempts; readonly failing: Attempts } {
  const { backend, team, owner } = opened
  const membership = { team, account: owner }
  const key = asBackendKey('k')
  const answer = { team, key, credential: stranger() }
  return {
    refused: {
      send: async () => backend.send(await offerIn(opened)),
      revoke: () => backend.revoke(team, key),
      accept: () => backend.accept(answer),
      decline: () => backend.decline(answer),
      leave: () => backend.leave(team, stranger(owner)),
      removeMember: () => backend.removeMember(membership),
      changeRole: () => backend.changeRole({ ...membership, role: 'member' }),
    },
    failing: {
      listRoles: () => backend.listRoles(team),
      listMembers: () => backend.listMembers({ team, limit: 1 }),
      findMember: () => backend.findMember(membership),
      listInvitations: () => backend.listInvitations(team),
      findInvitation: () => backend.findInvitation(team, key),
    },
  }
}
