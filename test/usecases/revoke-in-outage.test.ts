import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { commandTable } from '../../src/commands.ts'
import { asAccountId, asBackendKey, asDeliveryId } from '../../src/domain/ids.ts'
import { askRevoke } from '../../src/usecases/ask-revoke.ts'
import { revoke } from '../../src/usecases/revoke.ts'
import { withoutLinks } from '../fakes/without-links.ts'
import { ann, bob, openRig, type Rig, team } from '../jobs/rig.ts'

let rig: Rig

/** Ann is whoever the backend says that she is, and it says nothing. */
beforeEach(async () => {
  rig = await openRig()
  const { id, tenant } = team
  await rig.store.transaction((tx) =>
    tx.saveLink({ team: id, tenant, actor: ann, account: asAccountId('ann'), proof: 'mail' }),
  )
})

afterEach(() => rig.store.close())

const depsInOutage = () => {
  const away: Backend = {
    ...rig.backend,
    findMember: () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'not_answering' })),
  }
  const settle = async () => undefined
  return { ...rig.deps, ...withoutLinks, backends: { of: () => away }, commands: commandTable, settle }
}

const caller = {
  actor: ann,
  name: 'Ann',
  team,
  place: { platform: 'chat', isDirect: true },
  delivery: asDeliveryId('d1'),
}

test('what somebody sent themselves they can take back although nobody can tell their rank', async () => {
  const { id } = await rig.invite({ backendKey: asBackendKey('k1') })
  expect(await askRevoke(depsInOutage(), caller, id)).toMatchObject({ kind: 'sure' })
  expect(await revoke(depsInOutage(), caller, id)).toMatchObject({
    kind: 'revoked',
    invitation: { status: 'revoking' },
  })
})

test('what others sent waits for the rank', async () => {
  const invitation = await rig.invite({ inviter: bob, backendKey: asBackendKey('k1') })
  const { id } = invitation
  await expect(askRevoke(depsInOutage(), caller, id)).rejects.toThrow(BackendUnavailable)
  await expect(revoke(depsInOutage(), caller, id)).rejects.toThrow(BackendUnavailable)
  expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
})
