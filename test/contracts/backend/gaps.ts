import { expect } from 'vitest'
import type { Operation } from '../../../src/domain/backend-facts.ts'
import type { OpenedBackend } from './rules.ts'
import { offerTo } from './samples.ts'

const IMPOSSIBLE = { kind: 'refused', reason: 'impossible' }

/** What cannot be done is refused as such. What can only be listed or found has no words to refuse with: it fails. */
export async function checkGap(opened: OpenedBackend, operation: Operation): Promise<void> {
  const attempt = attempts(opened)[operation]
  if (LOOKING.has(operation)) await expect(attempt()).rejects.toThrow('cannot')
  else expect(await attempt()).toEqual(IMPOSSIBLE)
}

const LOOKING: ReadonlySet<Operation> = new Set([
  'checkHealth',
  'listRoles',
  'listMembers',
  'findMember',
  'listInvitations',
  'findInvitation',
  'findInvitationFor',
  'sendMany',
  'listOwnInvitations',
])

type Attempts = Readonly<Record<Operation, () => Promise<unknown>>>

function attempts(opened: OpenedBackend): Attempts {
  const { backend, owner, ownerCredential: credential, unknownKey } = opened
  const key = unknownKey()
  const offer = async () => offerTo(opened, await opened.meet())
  return {
    checkHealth: () => backend.checkHealth(),
    listRoles: () => backend.listRoles(),
    listMembers: () => backend.listMembers({ limit: 1 }),
    findMember: () => backend.findMember({ account: owner }),
    removeMember: () => backend.removeMember(owner),
    changeRole: () => backend.changeRole(owner, 'member'),
    leave: () => backend.leave(credential),
    listInvitations: () => backend.listInvitations(),
    findInvitation: () => backend.findInvitation(key),
    findInvitationFor: () => backend.findInvitationFor('nobody@example.com'),
    send: async () => backend.send(await offer()),
    sendMany: async () => backend.sendMany([await offer()]),
    changeInvitedRole: async () => backend.changeInvitedRole(key, await offer()),
    resend: async () => backend.resend(key, await offer()),
    revoke: () => backend.revoke(key),
    whoIs: () => backend.whoIs(credential),
    listOwnInvitations: () => backend.listOwnInvitations(credential),
    accept: () => backend.accept({ key, credential }),
    decline: () => backend.decline({ key, credential }),
  }
}
