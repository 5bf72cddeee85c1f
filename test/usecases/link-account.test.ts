import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend, IdentityOutcome } from '../../src/backends/backend.ts'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import { commandTable } from '../../src/commands.ts'
import type { Actor } from '../../src/domain/actor.ts'
import { asAccountId, asBackendKey, asDeliveryId, asInvitationId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { askLink, linkAccount } from '../../src/usecases/link-account.ts'
import { closedVault, createVault } from '../../src/vault.ts'
import { sampleTeam } from '../domain/sample-team.ts'
import { bob, openRig, type Rig } from '../jobs/rig.ts'

const BOB = asAccountId('bobs')
const EVE = asAccountId('eves')
const EMAIL = 'bob@lighthouse.example'
const TOKEN = 'b0bs-0wn'

/** A team whose backend takes a yes only with the person's own token. */
const team = sampleTeam({ backend: zenmlFacts })

let rig: Rig

beforeEach(async () => {
  rig = await openRig()
})

afterEach(() => rig.store.close())

function depsWith(
  identity: IdentityOutcome,
  vault = createVault({ store: rig.store, keys: [Buffer.alloc(32, 'k')], now: () => new Date(0) }),
): Deps {
  const backend: Backend = { ...rig.backend, facts: zenmlFacts, whoIs: async () => identity }
  return {
    ...rig.deps,
    vault,
    backends: { of: () => backend },
    teams: { get: () => team, list: () => [team] },
    owners: [],
    commands: commandTable,
    settle: async () => {},
  }
}

const invite = (wish: Partial<Invitation> = {}) =>
  rig.invite({
    backendKey: asBackendKey('k1'),
    invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [bob] },
    ...wish,
  })

const gives = (deps: Deps, { id }: Invitation, actor: Actor = bob) =>
  linkAccount(
    deps,
    {
      actor,
      name: 'Bob',
      team,
      place: { platform: 'chat', isDirect: true },
      delivery: asDeliveryId('d1'),
    },
    { invitation: id, token: TOKEN },
  )

const linkOf = (actor: Actor) => rig.store.transaction((tx) => tx.findLink(team, actor))

const knows = (account: typeof BOB) =>
  rig.store.transaction((tx) => tx.embedded.saveAccount({ id: account, name: 'Bob' }))

describe('somebody gives a token of their own', () => {
  test('it is kept, they are linked, and their yes goes on', async () => {
    await knows(BOB)
    const deps = depsWith({ kind: 'known', account: BOB, email: EMAIL })
    const invitation = await invite()
    expect(await gives(deps, invitation)).toMatchObject({
      kind: 'answered',
      invitation: { status: 'joining' },
    })
    expect(await deps.vault.findToken(team, bob)).toBe(TOKEN)
    expect(await linkOf(bob)).toMatchObject({ account: BOB, proof: 'token' })
  })

  test('a backend that says nothing of whose it is gives no link', async () => {
    const deps = depsWith({ kind: 'known' })
    expect(await gives(deps, await invite())).toMatchObject({ kind: 'answered' })
    expect(await deps.vault.findToken(team, bob)).toBe(TOKEN)
    expect(await linkOf(bob)).toBeUndefined()
  })

  test.each<[string, IdentityOutcome, Partial<Invitation>, string]>([
    ['that the backend does not take', { kind: 'refused', reason: 'no_credential' }, {}, 'token_refused'],
    ['of another address', { kind: 'known', email: 'eve@lighthouse.example' }, {}, 'other_account'],
    [
      'of another account',
      { kind: 'known', account: EVE },
      { invitee: { key: 'account:bobs', name: 'Bob', account: BOB, actors: [bob] } },
      'other_account',
    ],
  ])('one %s is not kept, and the invitation waits', async (_, identity, wish, kind) => {
    const deps = depsWith(identity)
    const invitation = await invite(wish)
    expect(await gives(deps, invitation)).toMatchObject({ kind })
    expect(await deps.vault.findToken(team, bob)).toBeUndefined()
    expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  })

  test('who is linked to another account stays that, and the token is not kept', async () => {
    await knows(EVE)
    await rig.store.transaction((tx) =>
      tx.saveLink({ team: team.id, tenant: team.tenant, actor: bob, account: EVE, proof: 'configured' }),
    )
    const deps = depsWith({ kind: 'known', account: BOB, email: EMAIL })
    expect(await gives(deps, await invite())).toMatchObject({ kind: 'linked_otherwise' })
    expect(await linkOf(bob)).toMatchObject({ account: EVE })
    expect(await deps.vault.findToken(team, bob)).toBeUndefined()
  })

  test('who is the invitee by their account, and not by their chat, may as well', async () => {
    await knows(BOB)
    const elsewhere = { platform: 'home', id: 'bob' }
    await rig.store.transaction((tx) =>
      tx.saveLink({
        team: team.id,
        tenant: team.tenant,
        actor: elsewhere,
        account: BOB,
        proof: 'configured',
      }),
    )
    const deps = depsWith({ kind: 'known', account: BOB })
    const invitation = await invite({
      invitee: { key: 'account:bobs', name: 'Bob', account: BOB, actors: [bob] },
    })
    expect(await gives(deps, invitation, elsewhere)).toMatchObject({ kind: 'answered' })
  })
})

describe('a token that is of no use is neither asked about nor kept', () => {
  test.each<[string, Partial<Invitation>, Actor, string]>([
    ['for the invitation of somebody else', {}, { platform: 'chat', id: 'eve' }, 'not_yours'],
    ['for one that is answered', { status: 'joined' }, bob, 'already'],
    ['for one that is over', { expiresAt: new Date(0) }, bob, 'expired'],
  ])('%s', async (_, wish, actor, kind) => {
    const deps = depsWith({ kind: 'known' })
    expect(await gives(deps, await invite(wish), actor)).toMatchObject({ kind })
    expect(await deps.vault.findToken(team, actor)).toBeUndefined()
  })

  test('for one that is not there', async () => {
    const invitation = { ...(await invite()), id: asInvitationId('forged') }
    expect(await gives(depsWith({ kind: 'known' }), invitation)).toEqual({ kind: 'not_found' })
  })

  test('where it could not be kept', async () => {
    const invitation = await invite()
    expect(await gives(depsWith({ kind: 'known' }, closedVault), invitation)).toMatchObject({
      kind: 'vault_closed',
    })
    expect(await rig.find(invitation)).toMatchObject({ status: 'pending' })
  })
})

describe('whoever wants to give one', () => {
  test.each([
    ['is asked for it', undefined, 'ask'],
    ['hears that it cannot be kept', closedVault, 'vault_closed'],
  ])('%s', async (_, vault, kind) => {
    const { id } = await invite()
    expect(await askLink(depsWith({ kind: 'known' }, vault), id)).toMatchObject({ kind })
  })

  test('hears that there is no such invitation', async () => {
    expect(await askLink(depsWith({ kind: 'known' }), asInvitationId('forged'))).toEqual({
      kind: 'not_found',
    })
  })
})
