import { afterEach, describe, expect, test } from 'vitest'
import type { AccountLink, LinkProof } from '../../src/domain/account.ts'
import type { PersonKind } from '../../src/domain/actor.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import { linkOther, type MapAsk } from '../../src/usecases/link-other.ts'
import { unlinkOther } from '../../src/usecases/unlink-other.ts'
import {
  ADDRESS,
  ann,
  BOBS,
  bob,
  type LinkRig,
  type LinkRigOptions,
  memberOf,
  openLinkRig,
} from './link-rig.ts'

const cara = { platform: 'chat', id: 'cara' }
const [ANN, BOB, CARA] = [memberOf('Ann', 'owner'), memberOf('Bob'), memberOf('Cara', 'admin')]

let open: LinkRig

afterEach(() => open.rig.store.close())

/** Cara is an admin of the team, and Ann an owner of it. */
async function opened(options: LinkRigOptions = {}): Promise<LinkRig> {
  open = await openLinkRig({ members: [ANN, BOB, CARA], isAdminChannel: true, ...options })
  await open.saveLink({ actor: cara, account: CARA.account, proof: 'token' })
  return open
}

const maps = (ask: Partial<MapAsk>, by = cara) =>
  linkOther(open.deps, open.as(by), { actors: [], emails: [], unreadable: [], ...ask })

const mapsBob = (by = cara) => maps({ actors: ['bob'], emails: [ADDRESS] }, by)

const forgets = (id: string, by = cara) =>
  unlinkOther(open.deps, open.as(by), { actors: [id], emails: [], unreadable: [] })

describe('an admin says who somebody is', () => {
  test('and it counts, with both in the audit log', async () => {
    await opened()
    expect(await mapsBob()).toMatchObject({ kind: 'mapped', by: 'cara', member: BOB, email: ADDRESS })
    expect(await open.linkOf(bob)).toMatchObject({ account: BOBS, proof: 'mapped', email: ADDRESS })
    expect(await open.audit()).toEqual(['done link.mapped chat:bob'])
  })

  test.each<[string, Partial<MapAsk>]>([
    ['nobody', {}],
    ['no address', { actors: ['bob'] }],
    ['no person', { emails: [ADDRESS] }],
    ['two people', { actors: ['bob', 'eve'], emails: [ADDRESS] }],
    ['two addresses', { actors: ['bob'], emails: [ADDRESS, 'eve@lighthouse.example'] }],
    ['words', { actors: ['bob'], emails: [ADDRESS], unreadable: ['please'] }],
  ])('with %s it is asked again', async (_, ask) => {
    await opened()
    expect(await maps(ask)).toEqual({ kind: 'incomplete' })
  })

  test('nobody in the team has the address', async () => {
    await opened()
    const email = 'nobody@lighthouse.example'
    expect(await maps({ actors: ['bob'], emails: [email] })).toMatchObject({ kind: 'no_member', email })
    expect(await open.audit()).toEqual(['refused link_other no_member'])
  })

  test.each<PersonKind>(['bot', 'guest', 'stranger', 'deactivated'])(
    'a %s is nobody in a team',
    async (kind) => {
      await opened({ people: { bob: { kind } } })
      expect(await mapsBob()).toMatchObject({ kind: 'not_linkable', reason: kind })
      expect(await open.linkOf(bob)).toBeUndefined()
      expect(await open.audit()).toEqual(['refused link_other not_linkable'])
    },
  )

  test.each<[string, string, string, string]>([
    ['an owner', 'bob', 'ann@lighthouse.example', 'owners_link_themselves'],
    ['somebody who is an owner already', 'ann', ADDRESS, 'owners_link_themselves'],
    ['themselves', 'cara', ADDRESS, 'own_case'],
    ['a second chat person for their own account', 'bob', 'cara@lighthouse.example', 'own_case'],
  ])('not that they are %s', async (_, id, email, ruling) => {
    await opened()
    expect(await maps({ actors: [id], emails: [email] })).toMatchObject({
      kind: 'denied',
      ruling: { kind: ruling },
    })
    expect(await open.audit()).toEqual([`refused link_other ${ruling}`])
  })

  test('only an admin, and only in the admin channel', async () => {
    await opened()
    await open.saveLink({ actor: bob, account: BOBS, proof: 'token' })
    expect(await maps({ actors: ['eve'], emails: [ADDRESS] }, bob)).toMatchObject({
      ruling: { kind: 'rank_too_low' },
    })
    open = await openLinkRig({ members: [ANN, BOB, CARA] })
    expect(await mapsBob(ann)).toMatchObject({ ruling: { kind: 'admin_channel_only' } })
  })

  test.each<[LinkProof, string]>([
    ['mapped', 'mapped'],
    ['configured', 'linked_otherwise'],
    ['mail', 'linked_otherwise'],
    ['accepted', 'linked_otherwise'],
  ])('a link of another account that was %s: %s', async (proof, kind) => {
    await opened()
    const link: Pick<AccountLink, 'actor' | 'account'> = { actor: bob, account: asAccountId('eves') }
    await open.saveLink({ ...link, proof })
    expect(await mapsBob()).toMatchObject({ kind })
  })

  test('what they proved of the same account stays proved', async () => {
    await opened()
    await open.saveLink({ actor: bob, account: BOBS, proof: 'issuer' })
    expect(await mapsBob()).toMatchObject({ kind: 'already_linked' })
    expect(await open.linkOf(bob)).toMatchObject({ proof: 'issuer' })
  })
})

describe('an admin wants somebody to be forgotten', () => {
  test('their link and their token go', async () => {
    await opened()
    await open.saveLink({ actor: bob, account: BOBS, proof: 'token' })
    await open.deps.vault.keepToken(open.team, bob, { accessToken: 'bobs' })
    expect(await forgets('bob')).toMatchObject({ kind: 'unlinked_other', by: 'cara', proof: 'token' })
    expect(await open.linkOf(bob)).toBeUndefined()
    expect(await open.deps.vault.findToken(open.team, bob)).toBeUndefined()
    expect(await open.audit()).toEqual(['done link.removed_by_admin chat:bob'])
    expect(await forgets('bob')).toMatchObject({ kind: 'not_linked_other' })
  })

  test('not who ranks above', async () => {
    await opened()
    expect(await forgets('ann')).toMatchObject({ kind: 'denied', ruling: { kind: 'outranked' } })
    expect(await open.audit()).toEqual(['refused unlink_other outranked'])
  })

  test('who names themselves is asked whether they are sure', async () => {
    await opened()
    expect(await forgets('cara')).toMatchObject({ kind: 'sure' })
    expect(await open.linkOf(cara)).toMatchObject({ proof: 'token' })
  })

  test('who names nobody, or nobody known, hears so', async () => {
    await opened()
    expect(
      await unlinkOther(open.deps, open.as(cara), { actors: [], emails: [ADDRESS], unreadable: [] }),
    ).toEqual({
      kind: 'unknown_person',
    })
  })
})
