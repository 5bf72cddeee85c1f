import { afterEach, describe, expect, test } from 'vitest'
import { facts as betterAuthFacts } from '../../src/backends/better-auth/facts.ts'
import { facts as deepgramFacts } from '../../src/backends/deepgram/facts.ts'
import { facts as embeddedFacts } from '../../src/backends/embedded/facts.ts'
import type { BackendFacts } from '../../src/domain/backend-facts.ts'
import { asInvitationId, asLinkRequestId } from '../../src/domain/ids.ts'
import type { Wish } from '../../src/domain/link-request.ts'
import type { SignIn, SignInWay } from '../../src/sign-in/sign-in.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { startLink } from '../../src/usecases/start-link.ts'
import { hashOf } from '../../src/usecases/visit-link.ts'
import { closedVault } from '../../src/vault.ts'
import { BOBS, bob, type LinkRig, type LinkRigOptions, memberOf, openLinkRig } from './link-rig.ts'

let open: LinkRig

afterEach(() => open.rig.store.close())

const opened = async (options: LinkRigOptions = {}): Promise<LinkRig> => {
  open = await openLinkRig(options)
  return open
}

const never = () => Promise.reject(new Error('Nobody has gone there yet'))

const signInAt = (way: SignInWay): SignIn => ({
  way,
  title: way,
  begin: never,
  finish: never,
  refresh: never,
  revoke: never,
})

const publicUrl = new URL('https://usher.example/team/')

const browsers: Partial<Deps> = {
  publicUrl,
  signIns: { of: () => [signInAt('issuer'), signInAt('slack')] },
}

const starts = (deps: Partial<Deps> = {}, wish?: Wish) =>
  startLink({ ...open.deps, ...deps }, open.as(bob), wish)

const LEAVE = { kind: 'leave' } as const

describe('the ways to link', () => {
  test('where browsers can come, a page for ten minutes, of which only a hash is kept', async () => {
    await opened()
    const outcome = await starts(browsers)
    expect(outcome).toMatchObject({ page: { titles: ['issuer', 'slack'] }, byMail: true, byToken: true })
    const secret = /^https:\/\/usher\.example\/team\/link\/(.+)$/.exec(
      outcome.kind === 'ways' ? (outcome.page?.url.href ?? '') : '',
    )?.[1]
    const request = await open.rig.store.transaction((tx) =>
      tx.lockLinkRequest(asLinkRequestId(hashOf(secret ?? ''))),
    )
    expect(request).toMatchObject({ actor: bob, actorName: 'bob', status: 'open' })
    expect(Number(request?.expiresAt) - Number(request?.createdAt)).toBe(600_000)
    expect(JSON.stringify(request)).not.toContain(secret)
  })

  // What a yes or a leaving in one's own name takes is more than an address.
  test.each<[string, BackendFacts | undefined, Wish | undefined, readonly string[], boolean, boolean]>([
    ['ZenML, to be known', undefined, undefined, ['issuer', 'slack'], true, true],
    ['ZenML, to leave', undefined, LEAVE, ['issuer'], false, true],
    ['Better Auth, to leave', betterAuthFacts, LEAVE, [], false, true],
    ["Usher's own, to leave", embeddedFacts, LEAVE, ['issuer', 'slack'], true, false],
    ['Deepgram, to be known', deepgramFacts, undefined, ['issuer', 'slack'], true, false],
  ])('at %s', async (_, facts, wish, titles, byMail, byToken) => {
    await opened({ ...(facts && { facts }) })
    const outcome = await starts(browsers, wish)
    expect(outcome).toMatchObject({ kind: 'ways', byMail, byToken })
    expect(outcome.kind === 'ways' && (outcome.page?.titles ?? [])).toEqual(titles)
  })

  test.each<[string, Partial<Deps>]>([
    ['no address for browsers', { signIns: { of: () => [signInAt('issuer')] } }],
    ['nobody to sign in at', { publicUrl }],
    ['no key', { ...browsers, vault: closedVault }],
  ])('%s, no page', async (_, deps) => {
    await opened()
    expect(await starts(deps)).not.toHaveProperty('page')
  })

  test('who is linked hears as whom, and is asked for nothing unless they want something', async () => {
    await opened({ members: [memberOf('Bob')] })
    await open.saveLink({ actor: bob, account: BOBS, proof: 'mapped' })
    const known = { link: { proof: 'mapped' }, member: { name: 'Bob' } }
    const outcome = await starts(browsers)
    expect(outcome).toMatchObject({ kind: 'already_linked', ...known })
    expect(outcome).not.toHaveProperty('page')
    expect(await starts(browsers, LEAVE)).toMatchObject({ kind: 'ways', page: { titles: ['issuer'] } })
  })
})

describe('no way is offered', () => {
  test('for an invitation of somebody else, whose address a page would hint at', async () => {
    open = await openLinkRig()
    const invitation = await open.rig.invite({ tenant: open.team.tenant })
    const wish = { kind: 'accept', invitation: invitation.id } as const
    const eve = { platform: 'chat', id: 'eve' }
    expect(await startLink(open.deps, open.as(eve), wish)).toEqual({ kind: 'not_found' })
    expect(await startLink(open.deps, open.as(bob), wish)).toMatchObject({ wish })
  })

  test('for an invitation that nobody has', async () => {
    await opened()
    const wish = { kind: 'accept', invitation: asInvitationId('forged') } as const
    expect(await starts(browsers, wish)).toEqual({ kind: 'not_found' })
    expect(await open.audit()).toEqual(['refused link not_found'])
  })

  test('where it takes a token that could not be kept', async () => {
    await opened()
    expect(await starts({ vault: closedVault }, LEAVE)).toMatchObject({ kind: 'vault_closed' })
    expect(await open.audit()).toEqual(['refused link vault_closed'])
  })

  test.each(['guest', 'stranger', 'bot', 'deactivated'] as const)('to a %s', async (kind) => {
    await opened({ people: { bob: { kind } } })
    expect(await starts(browsers)).toMatchObject({
      kind: 'denied',
      ruling: { kind: 'not_a_colleague', who: kind },
    })
    expect(await open.audit()).toEqual(['refused link not_a_colleague'])
  })
})
