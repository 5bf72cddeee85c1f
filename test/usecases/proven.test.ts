import { afterEach, describe, expect, test } from 'vitest'
import { facts as embeddedFacts } from '../../src/backends/embedded/facts.ts'
import type { LinkProof } from '../../src/domain/account.ts'
import type { Change } from '../../src/domain/change.ts'
import { agreeChange } from '../../src/usecases/agree-change.ts'
import { askLeave } from '../../src/usecases/ask-leave.ts'
import { ann, BOBS, bob, type LinkRig, memberOf, openLinkRig } from './link-rig.ts'

const cara = { platform: 'chat', id: 'cara' }
const [ANN, BOB, CARA] = [memberOf('Ann', 'owner'), memberOf('Bob', 'owner'), memberOf('Cara', 'admin')]

let open: LinkRig

afterEach(() => open.rig.store.close())

/** Ann wants an owner put out, and somebody agrees of whom this says who they are. */
async function agreedBy(proof: LinkProof | undefined, wish: Partial<Change> = {}): Promise<string> {
  open = await openLinkRig({ members: [ANN, BOB, CARA], isAdminChannel: true })
  if (proof) await open.saveLink({ actor: cara, account: CARA.account, proof })
  const what = { kind: 'remove', account: BOBS, name: 'Bob', role: 'owner', rank: 'owner' } as const
  const { id } = await open.rig.ask({ what, askedAs: ANN.account, ...wish })
  const outcome = await agreeChange(open.deps, open.as(cara), { change: id, agrees: true })
  return outcome.kind === 'denied' ? outcome.ruling.kind : outcome.kind
}

describe('to agree to what is about an owner', () => {
  test.each<LinkProof>(['configured', 'token', 'issuer', 'mail'])('a %s link is enough', async (proof) => {
    expect(await agreedBy(proof)).toBe('changed')
  })

  test('an admin’s word is not', async () => {
    expect(await agreedBy('mapped')).toBe('unproven')
    expect(await open.audit()).toEqual(['refused agree unproven'])
  })

  test('it is for anybody else', async () => {
    const what = { kind: 'remove', account: BOBS, name: 'Bob', role: 'member', rank: 'member' } as const
    expect(await agreedBy('mapped', { what })).toBe('changed')
  })

  test('an owner of the operator’s has to be some account', async () => {
    open = await openLinkRig({ members: [ANN, BOB, CARA], isAdminChannel: true })
    const what = { kind: 'remove', account: BOBS, name: 'Bob', role: 'owner', rank: 'owner' } as const
    const { id } = await open.rig.ask({ what, askedBy: cara, askedAs: CARA.account })
    const outcome = await agreeChange(open.deps, open.as(ann), { change: id, agrees: true })
    expect(outcome).toMatchObject({ kind: 'denied', ruling: { kind: 'unproven' } })
  })
})

test('nobody leaves as whom an admin says that they are', async () => {
  open = await openLinkRig({ facts: embeddedFacts, members: [ANN, BOB] })
  await open.saveLink({ actor: bob, account: BOBS, proof: 'mapped' })
  expect(await askLeave(open.deps, open.as(bob))).toMatchObject({ kind: 'link_required' })
  expect(await open.audit()).toEqual(['refused leave unproven'])
  await open.saveLink({ actor: bob, account: BOBS, proof: 'mail' })
  expect(await askLeave(open.deps, open.as(bob, 'again'))).toMatchObject({ kind: 'sure' })
})
