import { describe, expect, test } from 'vitest'
import type { Backend, IdentityOutcome } from '../../src/backends/backend.ts'
import { facts as embeddedFacts } from '../../src/backends/embedded/facts.ts'
import { facts as zenmlFacts } from '../../src/backends/zenml/facts.ts'
import { asAccountId } from '../../src/domain/ids.ts'
import type { Invitee } from '../../src/domain/invitation.ts'
import type { Identity } from '../../src/sign-in/sign-in.ts'
import { proveInvitee } from '../../src/usecases/prove-invitee.ts'
import { openLinkRig } from './link-rig.ts'

const BOB = { platform: 'slack', id: 'T1/U2' }
const DORA = { platform: 'slack', id: 'T1/U3' }
const ADDRESS = 'bob@lighthouse.example'
const BOBS = asAccountId('bobs')

const grant = { accessToken: 'a-token-of-bob' }

type Told = {
  readonly invitee?: Partial<Invitee>
  readonly identity?: Partial<Identity>
  readonly isAtVendor?: boolean
  readonly whoIs?: IdentityOutcome
}

async function prove({ invitee, identity, isAtVendor = false, whoIs }: Told) {
  const facts = isAtVendor ? zenmlFacts : embeddedFacts
  const { rig, deps, team } = await openLinkRig({ facts, ...(whoIs && { identity: whoIs }) })
  const backend: Backend = deps.backends.of(team)
  const invitation = await rig.invite({
    invitee: { key: 'k', name: 'Bob', actors: [BOB], ...invitee },
  })
  const proof = {
    kind: 'proved' as const,
    identity: { subject: 's', hasUnverifiedEmail: false, ...identity },
    ...(isAtVendor && { grant }),
  }
  const proved = await proveInvitee({ backends: { of: () => backend } }, { team, invitation }, proof)
  await rig.store.close()
  return proved
}

describe('as whom somebody may answer', () => {
  test.each<[string, Told, Awaited<ReturnType<typeof prove>>]>([
    ['the chat person that their platform names', { identity: { actor: BOB } }, { actor: BOB }],
    ['another chat person, who is judged later', { identity: { actor: DORA } }, { actor: DORA }],
    [
      'whoever has the address that was invited',
      { invitee: { email: ADDRESS }, identity: { email: ADDRESS } },
      { actor: BOB },
    ],
    [
      'nobody, with another address',
      { invitee: { email: ADDRESS }, identity: { email: 'dora@lighthouse.example' } },
      undefined,
    ],
    ['nobody, where no address was invited', { identity: { email: ADDRESS } }, undefined],
    [
      'nobody, with an address that nobody vouches for',
      { invitee: { email: ADDRESS }, identity: { hasUnverifiedEmail: true } },
      undefined,
    ],
    [
      'nobody, where nobody in a chat may answer',
      { invitee: { email: ADDRESS, actors: [] }, identity: { email: ADDRESS } },
      undefined,
    ],
    [
      'the account of the vendor, with its own right',
      {
        invitee: { email: ADDRESS },
        identity: { email: ADDRESS },
        isAtVendor: true,
        whoIs: { kind: 'known', account: BOBS, email: ADDRESS },
      },
      { actor: BOB, own: { account: BOBS, email: ADDRESS, grant } },
    ],
    [
      'nobody, as another account of the vendor',
      {
        invitee: { email: ADDRESS, account: BOBS },
        identity: { email: ADDRESS },
        isAtVendor: true,
        whoIs: { kind: 'known', account: asAccountId('doras'), email: ADDRESS },
      },
      undefined,
    ],
    [
      'nobody, where the vendor knows them by another address',
      {
        invitee: { email: ADDRESS },
        identity: { email: ADDRESS },
        isAtVendor: true,
        whoIs: { kind: 'known', account: BOBS, email: 'dora@lighthouse.example' },
      },
      undefined,
    ],
  ])('%s', async (_, told, proved) => {
    expect(await prove(told)).toEqual(proved)
  })
})
