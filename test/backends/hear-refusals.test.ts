import { expect, test } from 'vitest'
import type { Offer, Refused } from '../../src/backends/backend.ts'
import { type Heard, hearRefusals } from '../../src/backends/hear-refusals.ts'
import { refuse } from '../../src/backends/refuse.ts'
import { asAccountId, asBackendKey, asInvitationId } from '../../src/domain/ids.ts'
import { openEmbedded } from './open-embedded.ts'
import { annInChat, NOON } from './samples.ts'

const OWN = refuse('backend_refused', { status: 409, body: { code: 'NOT_ON_FRIDAYS' } })
const LAST_OWNER = refuse('last_owner', { status: 409, body: {} })
const OFFER: Offer = {
  invitee: { name: 'Bob', email: 'bob@example.com' },
  role: 'member',
  expiresAt: NOON,
  idempotencyKey: asInvitationId('i1'),
  isRepeat: false,
}
const told = { status: 409, code: 'NOT_ON_FRIDAYS' }

/** A backend that refuses everything like this, and what is heard of it. */
async function refusing(refusal: Refused) {
  const { backend, close } = await openEmbedded()
  const heard: Heard[] = []
  const no = async () => refusal
  const refuser = {
    ...backend,
    removeMember: no,
    changeRole: no,
    leave: no,
    send: no,
    sendMany: async () => [refusal, { kind: 'already_member' } as const],
    changeInvitedRole: async () => ({ kind: 'only_revoked', because: refusal }) as const,
    resend: no,
    revoke: no,
    whoIs: no,
    accept: no,
    decline: no,
  }
  await close()
  return { heard, backend: hearRefusals(refuser, (one) => heard.push(one)) }
}

test('what a backend refuses for a reason of its own is told, whatever was asked for', async () => {
  const { heard, backend } = await refusing(OWN)
  const [account, key, credential] = [
    asAccountId('a1'),
    asBackendKey('k1'),
    { actor: annInChat, name: 'Ann' },
  ]
  await backend.removeMember(account)
  await backend.changeRole(account, 'admin')
  await backend.leave(credential)
  await backend.send(OFFER)
  await backend.sendMany([OFFER, OFFER])
  await backend.changeInvitedRole(key, OFFER)
  await backend.resend(key, OFFER)
  await backend.revoke(key)
  await backend.whoIs(credential)
  await backend.accept({ key, credential })
  expect(await backend.decline({ key, credential })).toBe(OWN)
  expect(heard.map(({ operation }) => operation)).toEqual([
    'removeMember',
    'changeRole',
    'leave',
    'send',
    'sendMany',
    'changeInvitedRole',
    'resend',
    'revoke',
    'whoIs',
    'accept',
    'decline',
  ])
  for (const { operation: _, ...one } of heard) expect(one).toEqual(told)
})

test('what people are told themselves is not', async () => {
  const { heard, backend } = await refusing(LAST_OWNER)
  expect(await backend.send(OFFER)).toEqual({ kind: 'refused', reason: 'last_owner' })
  expect(heard).toEqual([])
})

test.for([
  [
    'the code of a machine',
    { status: 400, body: { err_code: 'TOO_MANY' } },
    { status: 400, code: 'TOO_MANY' },
  ],
  [
    'no words, which may quote what was sent',
    { status: 400, body: { code: 'bob@example.com is no' } },
    { status: 400 },
  ],
  ['no text at all', { status: 400, body: 'bob@example.com is no' }, { status: 400 }],
  ['no status of a part of an answer', { body: { error_code: 'TOO_MANY' } }, { code: 'TOO_MANY' }],
] as const)('a refusal carries %s', ([, answer, answered]) => {
  expect(refuse('backend_refused', answer)).toEqual({
    kind: 'refused',
    reason: 'backend_refused',
    ...answered,
  })
})
