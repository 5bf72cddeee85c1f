import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Backend, BackendUnavailable } from '../../src/backends/backend.ts'
import { asBackendKey } from '../../src/domain/ids.ts'
import type { InvitationStatus } from '../../src/domain/invitation.ts'
import { readAloud } from '../views/read-aloud.ts'
import { bob, openRig, type Rig } from './rig.ts'

let rig: Rig
/** How the card looked, each time that it was revised. */
let revised: string[]

beforeEach(async () => {
  rig = await openRig()
  revised = []
})

afterEach(() => rig.store.close())

const unavailable = () => Promise.reject(new BackendUnavailable('Acme', { trouble: 'not_answering' }))

const away = (): Backend => ({
  ...rig.backend,
  accept: unavailable,
  decline: unavailable,
  revoke: unavailable,
})

/** Bob has his card, and somebody did their part. */
async function waiting(status: InvitationStatus, kind: 'accept' | 'decline' | 'revoke') {
  const invitation = await rig.invite({ backendKey: asBackendKey('k1') }, 'deliver_card')
  await rig.run()
  await rig.store.transaction(async (tx) => {
    await tx.saveInvitation({ ...invitation, status, answeredBy: bob })
    await tx.enqueue({ kind, invitation: invitation.id }, rig.deps.now())
  })
}

const run = (backend: Backend) =>
  rig.run({
    backend,
    platform: {
      ...rig.platform,
      revise: async (_, view) => {
        revised.push(readAloud(view).split('\n')[0] ?? '')
        return { kind: 'revised' }
      },
    },
  })

test.each([
  ['joining', 'accept', '(waiting) Joining Lighthouse…'],
  ['declining', 'decline', '(waiting) Declining the invitation to Lighthouse…'],
  ['revoking', 'revoke', '(waiting) The invitation to Lighthouse is being taken back'],
] as const)('while it is %s, the card says who is waited for, once', async (status, kind, title) => {
  await waiting(status, kind)
  await run(away())
  expect(revised).toEqual([title])
  rig.pass(60_000)
  await run(away())
  expect(revised).toEqual([title])
})

test('a job that failed for another reason says nothing', async () => {
  await waiting('joining', 'accept')
  await run({ ...rig.backend, accept: () => Promise.reject(new TypeError('broken')) })
  expect(revised).toEqual([])
})
