import * as client from 'openid-client'
import { expect, it, onTestFinished } from 'vitest'
import { startZenml } from '../../../src/simulator/backends/zenml/zenml.ts'
import { openIssuer, type Rig } from './rig.ts'

const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }

/** A ZenML where people sign in at the issuer, and what it answers to a token. */
async function openVendor({ issuer, clock }: Rig) {
  const team = { name: 'Lighthouse', owner }
  const zenml = await startZenml({ clock, team, signIn: issuer.whoHas })
  onTestFinished(() => zenml.close())
  return async (token: string): Promise<unknown> => {
    const answer = await fetch(new URL('users/me', zenml.url), {
      headers: { authorization: `Bearer ${token}` },
    })
    const me: unknown = await answer.json()
    return answer.ok ? { status: 200, me } : { status: answer.status }
  }
}

it('a vendor knows people by what the issuer gave them, until it is taken back', async () => {
  const rig = await openIssuer()
  const whoIs = await openVendor(rig)
  const { access_token: token } = await rig.signIn('ann')
  expect(await whoIs(token)).toMatchObject({ status: 200, me: { name: 'Ann Lee', email: owner.email } })
  await client.tokenRevocation(rig.config, token)
  expect(await whoIs(token)).toEqual({ status: 401 })
})

it('a vendor lets nobody in with somebody else’s address', async () => {
  const rig = await openIssuer({ unverified: [{ id: 'mallory', name: 'Mallory Vale', email: owner.email }] })
  const whoIs = await openVendor(rig)
  expect(await whoIs((await rig.signIn('mallory')).access_token)).toEqual({ status: 401 })
})
