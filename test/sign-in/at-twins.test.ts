import { expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { asTeamId } from '../../src/domain/ids.ts'
import type { SignIn } from '../../src/sign-in/sign-in.ts'
import { createSignIns } from '../../src/sign-in/sign-ins.ts'
import { kinds } from '../config/kinds.ts'
import { startTwin as startDiscord } from '../simulator/discord-rig.ts'
import { chooseAt, openIssuer, REDIRECT } from '../simulator/issuer/rig.ts'
import { createVisitor } from '../simulator/issuer/visitor.ts'
import { locationOf, signInAs } from '../simulator/sign-in-browser.ts'
import { startTwin as startSlack } from '../simulator/slack-rig.ts'

const BACK = { redirectUrl: new URL(REDIRECT), state: 'a-state-that-nobody-guesses' }

/** As the operator's settings make them. */
function signInsOf(settings: Readonly<Record<string, string>>) {
  const web = { USHER_PUBLIC_URL: 'http://127.0.0.1', USHER_SECRET_KEY: Buffer.alloc(32).toString('base64') }
  const owners = 'slack:T1/U1,discord:123456789012345678'
  const parsed = parseConfig({ ...web, USHER_OWNERS: owners, ...settings }, { kinds })
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'))
  return createSignIns(parsed.config, { now: () => new Date() })
}

const team = { id: asTeamId('main'), tenant: 'embedded' }

function only([signIn, ...others]: readonly SignIn[]): SignIn {
  if (!signIn || others.length > 0) throw new Error('There is not one way to sign in')
  return signIn
}

async function visit(signIn: SignIn, choose: (url: URL) => Promise<URL>, isAnew = false) {
  const { url, secrets } = await signIn.begin({ ...BACK, isAnew })
  const arrival = { ...BACK, url: await choose(url), secrets }
  return { arrival, outcome: await signIn.finish(arrival) }
}

test('at an issuer that is certified as one', async () => {
  const { issuer } = await openIssuer()
  const signIn = only(signInsOf(issuer.environment).of(team, { platform: 'chat', id: 'bob' }))
  expect(signIn.title).toBe('Lighthouse ID')
  const choose = async (url: URL) => (await chooseAt(createVisitor(), url, 'bob')).url
  const { arrival, outcome } = await visit(signIn, choose, true)
  expect(outcome).toMatchObject({
    kind: 'proved',
    identity: { email: 'bob@lighthouse.example', hasUnverifiedEmail: false },
  })
  expect(await signIn.finish(arrival)).toEqual({ kind: 'used' })
  const cancel = async (url: URL) => (await chooseAt(createVisitor(), url, 'Cancel')).url
  expect((await visit(signIn, cancel)).outcome).toEqual({ kind: 'cancelled' })
})

test('what that issuer gave is renewed once, and ended', async () => {
  const { issuer } = await openIssuer()
  const signIn = only(signInsOf(issuer.environment).of(team, { platform: 'chat', id: 'bob' }))
  const { outcome } = await visit(signIn, async (url) => (await chooseAt(createVisitor(), url, 'bob')).url)
  const grant = outcome.kind === 'proved' ? outcome.grant : undefined
  const next = await signIn.refresh(grant?.refreshToken ?? '')
  if (next.kind !== 'refreshed') throw new Error('It was not renewed')
  expect(await issuer.whoHas(next.grant.accessToken)).toBe('bob@lighthouse.example')
  await signIn.revoke(next.grant)
  expect(await issuer.whoHas(next.grant.accessToken)).toBeUndefined()
  expect(await signIn.refresh(next.grant.refreshToken ?? '')).toEqual({ kind: 'refused' })
})

test("at Slack's twin", async () => {
  const twin = await startSlack()
  twin.registerRedirect(REDIRECT)
  const signIns = signInsOf({ ...twin.credentials, ...twin.signInCredentials })
  const signIn = only(signIns.of(team, { platform: 'slack', id: 'T02LIGHTH0U/U1' }))
  const { arrival, outcome } = await visit(signIn, async (url) =>
    locationOf(await signInAs(url.href, 'Bob Okafor')),
  )
  expect(outcome).toMatchObject({
    kind: 'proved',
    identity: { name: 'Bob Okafor', email: 'bob@lighthouse.example', actor: { platform: 'slack' } },
  })
  expect(await signIn.finish(arrival)).toEqual({ kind: 'used' })
})

test("at Discord's twin", async () => {
  const twin = await startDiscord()
  twin.registerRedirect(REDIRECT)
  const signIns = signInsOf({ ...twin.credentials, ...twin.signInCredentials })
  const signIn = only(signIns.of(team, { platform: 'discord', id: '1' }))
  const bob = twin.people.find(({ handle }) => handle === 'bob')
  const { arrival, outcome } = await visit(signIn, async (url) =>
    locationOf(await signInAs(url.href, bob?.name ?? '')),
  )
  expect(outcome).toMatchObject({
    kind: 'proved',
    identity: { email: 'bob@lighthouse.example', actor: { platform: 'discord', id: bob?.id } },
  })
  expect(await signIn.finish(arrival)).toEqual({ kind: 'used' })
})
