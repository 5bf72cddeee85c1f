import { afterEach, describe, expect, test } from 'vitest'
import type { IdentityOutcome } from '../../src/backends/backend.ts'
import { facts as deepgramFacts } from '../../src/backends/deepgram/facts.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { asAccountId, asBackendKey, asInvitationId, type InvitationId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { linkByToken } from '../../src/usecases/link-by-token.ts'
import { closedVault } from '../../src/vault.ts'
import { ADDRESS, BOBS, bob, type LinkRig, type LinkRigOptions, memberOf, openLinkRig } from './link-rig.ts'

const EVE = asAccountId('eves')
const TOKEN = 'b0bs-0wn'

let open: LinkRig

afterEach(() => open.rig.store.close())

async function knowing(identity: IdentityOutcome, options: LinkRigOptions = {}): Promise<LinkRig> {
  open = await openLinkRig({ identity, ...options })
  return open
}

const invite = (wish: Partial<Invitation> = {}) =>
  open.rig.invite({
    tenant: open.team.tenant,
    backendKey: asBackendKey('k1'),
    invitee: { key: `email:${ADDRESS}`, name: 'Bob', email: ADDRESS, actors: [bob] },
    ...wish,
  })

type Given = { readonly invitation?: InvitationId; readonly actor?: Actor; readonly deps?: Partial<Deps> }

const gives = ({ invitation, actor = bob, deps = {} }: Given) =>
  linkByToken({ ...open.deps, ...deps }, open.as(actor), {
    token: TOKEN,
    ...(invitation && { wish: { kind: 'accept', invitation } }),
  })

const kept = (actor: Actor = bob) => open.deps.vault.findToken(open.team, actor)

describe('somebody gives a token of their own for the sake of an invitation', () => {
  test('it is kept, they are linked, and their yes goes on', async () => {
    await knowing({ kind: 'known', account: BOBS, email: ADDRESS })
    const { id } = await invite()
    expect(await gives({ invitation: id })).toMatchObject({
      kind: 'linked',
      answer: { kind: 'answered', invitation: { status: 'joining' } },
    })
    expect(await kept()).toBe(TOKEN)
    expect(await open.linkOf(bob)).toMatchObject({ account: BOBS, proof: 'token' })
    expect(await open.audit()).toEqual(['done link.made token'])
  })

  test('a backend that says nothing of whose it is gives no link', async () => {
    await knowing({ kind: 'known' })
    const { id } = await invite()
    expect(await gives({ invitation: id })).toMatchObject({ kind: 'linked', answer: { kind: 'answered' } })
    expect(await kept()).toBe(TOKEN)
    expect(await open.linkOf(bob)).toBeUndefined()
    expect(await open.audit()).toEqual(['done token.kept token'])
  })

  test.each<[string, IdentityOutcome, Partial<Invitation>, string]>([
    ['that the backend does not take', { kind: 'refused', reason: 'no_credential' }, {}, 'token_refused'],
    ['of another address', { kind: 'known', email: 'eve@lighthouse.example' }, {}, 'other_account'],
    [
      'of another account',
      { kind: 'known', account: EVE },
      { invitee: { key: 'account:bobs', name: 'Bob', account: BOBS, actors: [bob] } },
      'other_account',
    ],
  ])('one %s is not kept, and the invitation waits', async (_, identity, wish, kind) => {
    await knowing(identity)
    const invitation = await invite(wish)
    expect(await gives({ invitation: invitation.id })).toMatchObject({ kind })
    expect(await kept()).toBeUndefined()
    expect(await open.linkOf(bob)).toBeUndefined()
    expect(await open.rig.find(invitation)).toMatchObject({ status: 'pending' })
    expect(await open.audit()).toEqual([`refused link ${kind}`])
  })

  test('one that only the accepting shows to be of another account is said to be so', async () => {
    await knowing({ kind: 'known' })
    const invitation = await invite()
    const putBack = async () => {
      await open.rig.store.transaction((tx) => tx.saveInvitation(invitation))
    }
    expect(await gives({ invitation: invitation.id, deps: { settle: putBack } })).toMatchObject({
      kind: 'other_account',
    })
  })

  test('who is the invitee by their account, and not by their chat, may as well', async () => {
    await knowing({ kind: 'known', account: BOBS })
    const elsewhere = { platform: 'chat', id: 'bobby' }
    await open.saveLink({ actor: elsewhere, account: BOBS, proof: 'configured' })
    const { id } = await invite({
      invitee: { key: 'account:bobs', name: 'Bob', account: BOBS, actors: [bob] },
    })
    expect(await gives({ invitation: id, actor: elsewhere })).toMatchObject({
      kind: 'linked',
      answer: { kind: 'answered' },
    })
  })
})

describe('somebody gives one to be known', () => {
  test('they are linked to its account, and it is kept', async () => {
    await knowing({ kind: 'known', account: BOBS }, { members: [memberOf('Bob')] })
    expect(await gives({})).toEqual({ kind: 'linked', team: open.team, wantsToLeave: false })
    expect(await open.linkOf(bob)).toMatchObject({ account: BOBS, proof: 'token' })
    expect(await kept()).toBe(TOKEN)
  })

  test.each<[string, IdentityOutcome, LinkRigOptions, string]>([
    ['the backend does not say whose it is', { kind: 'known' }, {}, 'token_of_nobody'],
    ['the backend knows no tokens of people', { kind: 'known' }, { facts: deepgramFacts }, 'no_tokens'],
    ['they are a guest', { kind: 'known' }, { people: { bob: { kind: 'guest' } } }, 'denied'],
  ])('it is not kept where %s', async (_, identity, options, kind) => {
    await knowing(identity, options)
    expect(await gives({})).toMatchObject({ kind })
    expect(await kept()).toBeUndefined()
    expect(await open.audit()).toHaveLength(1)
  })

  test('who proved to be somebody else stays that, and the token is not kept', async () => {
    await knowing({ kind: 'known', account: BOBS })
    await open.saveLink({ actor: bob, account: EVE, proof: 'mail' })
    expect(await gives({})).toMatchObject({ kind: 'linked_otherwise', proof: 'mail' })
    expect(await open.linkOf(bob)).toMatchObject({ account: EVE })
    expect(await kept()).toBeUndefined()
    expect(await open.audit()).toEqual(['refused link linked_otherwise'])
  })

  test("an admin's word gives way, and the token of the other account goes", async () => {
    await knowing({ kind: 'known', account: BOBS })
    await open.saveLink({ actor: bob, account: EVE, proof: 'mapped' })
    await open.deps.vault.keepToken(open.team, bob, { accessToken: 'eves' })
    expect(await gives({})).toMatchObject({ kind: 'linked' })
    expect(await open.linkOf(bob)).toMatchObject({ account: BOBS, proof: 'token' })
    expect(await kept()).toBe(TOKEN)
  })
})

describe('a token that is of no use is neither asked about nor kept', () => {
  test.each<[string, Partial<Invitation>, Actor, string]>([
    ['for the invitation of somebody else', {}, { platform: 'chat', id: 'eve' }, 'not_yours'],
    ['for one that is answered', { status: 'joined' }, bob, 'already'],
    ['for one that is over', { expiresAt: new Date(0) }, bob, 'expired'],
  ])('%s', async (_, wish, actor, kind) => {
    await knowing({ kind: 'known' })
    const { id } = await invite(wish)
    expect(await gives({ invitation: id, actor })).toMatchObject({ kind })
    expect(await kept(actor)).toBeUndefined()
  })

  test('for one that is not there', async () => {
    await knowing({ kind: 'known' })
    expect(await gives({ invitation: asInvitationId('forged') })).toEqual({ kind: 'not_found' })
    expect(await open.audit()).toEqual(['refused answer not_found'])
  })

  test('where it could not be kept', async () => {
    await knowing({ kind: 'known' })
    const invitation = await invite()
    expect(await gives({ invitation: invitation.id, deps: { vault: closedVault } })).toMatchObject({
      kind: 'vault_closed',
    })
    expect(await open.rig.find(invitation)).toMatchObject({ status: 'pending' })
  })
})
