import { afterEach, beforeEach, expect, test } from 'vitest'
import { asDeliveryId } from '../../src/domain/ids.ts'
import { askRevoke } from '../../src/usecases/ask-revoke.ts'
import { suggestInvitations } from '../../src/usecases/suggest-invitations.ts'
import { ann, openRig, type Rig, team } from '../jobs/rig.ts'

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

const caller = {
  actor: ann,
  name: 'Ann',
  team,
  place: { platform: 'chat', isDirect: true },
  delivery: asDeliveryId('d1'),
}

test.each([
  ['pending', {}, 'sure'],
  ['sending', {}, 'sure'],
  ['joining', { finishingSince: new Date(0) }, 'sure'],
  ['joining', {}, 'already'],
  ['declining', {}, 'already'],
  ['revoking', {}, 'already'],
] as const)('what is %s %o is asked about only if it could be taken back', async (status, wish, kind) => {
  const deps = { ...rig.deps, owners: [ann] }
  const { id } = await rig.invite({ status, ...wish })
  expect(await askRevoke(deps, caller, id)).toMatchObject({ kind })
  expect(await askRevoke(deps, caller, 'Bob')).toMatchObject({ kind })
  expect(await suggestInvitations(deps, caller, 'bo')).toHaveLength(kind === 'sure' ? 1 : 0)
})
