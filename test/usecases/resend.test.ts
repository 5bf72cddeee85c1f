import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordOver, resend } from '../../src/usecases/resend.ts'
import { ann, bob, type LinkRig, openLinkRig } from './link-rig.ts'

const EMAIL = 'bob@lighthouse.example'

let link: LinkRig

beforeEach(async () => {
  link = await openLinkRig()
})

afterEach(() => link.rig.store.close())

test('two who want to send an expired one again at once do it once, and nobody is said to have left it', async () => {
  const { rig, deps, team } = link
  const invitee = { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] }
  const expired = await rig.invite({ status: 'expired', tenant: team.tenant, invitee })
  await resend(deps, link.as(ann, 'd1'), expired.id)
  // The other one found it expired before, and finds Bob invited afterwards.
  const late = { caller: link.as(ann, 'd2'), byName: 'Ann', id: expired.id, end: 'left' } as const
  await rig.store.transaction((tx) => recordOver(deps, tx, late))
  expect((await rig.find(expired))?.renewal).toMatchObject({ end: 'anew' })
  expect(await link.audit()).not.toContain('done invitation.left')
})
