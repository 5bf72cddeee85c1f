import { describe, expect, test } from 'vitest'
import { facts as betterAuth } from '../../src/backends/better-auth/facts.ts'
import { facts as deepgram } from '../../src/backends/deepgram/facts.ts'
import { facts as diga } from '../../src/backends/diga/facts.ts'
import { facts as zenml } from '../../src/backends/zenml/facts.ts'
import type { Member } from '../../src/domain/account.ts'
import type { BackendFacts } from '../../src/domain/backend-facts.ts'
import { asAccountId, asBackendKey, asInvitationId, asTeamId } from '../../src/domain/ids.ts'
import { type Invitation, NOT_REVOKED, OPEN_STATUSES } from '../../src/domain/invitation.ts'
import { compareLists, concludeAbsence, isAftermathOf, type OpenThere } from '../../src/domain/reconcile.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000)

const EMAIL = 'bob@lighthouse.example'
const KEY = asBackendKey('k1')

const bobs: Invitation = {
  id: asInvitationId('i1'),
  team: asTeamId('main'),
  tenant: 'acme 1',
  invitee: { key: `email:${EMAIL}`, name: 'Bob', email: EMAIL, actors: [] },
  role: 'member',
  inviter: { platform: 'slack', id: 'T1/U1' },
  inviterName: 'Ann',
  status: 'pending',
  backendKey: KEY,
  createdAt: minutes(-60),
  expiresAt: minutes(60),
}

const there: OpenThere = { key: KEY, name: 'bob', email: EMAIL, role: 'member', expiresAt: minutes(60) }

const finishing: Partial<Invitation> = { status: 'joining', finishingSince: minutes(-50) }

const { backendKey: _key, ...unsent } = bobs

type Compared = {
  readonly title: string
  /** In the ledger; Bob's unless said otherwise. */
  readonly here?: Invitation | 'nobody'
  /** At the backend; Bob's unless said otherwise. */
  readonly there?: Partial<OpenThere> | 'nobody'
  /** What is found: the kind, and what is otherwise. */
  readonly found: readonly string[]
}

const compared: readonly Compared[] = [
  { title: 'the same on both sides', found: [] },
  { title: 'a role in another spelling', there: { role: 'Member' }, found: [] },
  {
    title: 'a date that was rounded',
    there: { expiresAt: new Date(minutes(60).getTime() - 999) },
    found: [],
  },
  { title: 'another role', there: { role: 'admin' }, found: ['changed role'] },
  { title: 'a later date', there: { expiresAt: minutes(90) }, found: ['changed expiresAt'] },
  {
    title: 'the same person under another key',
    there: { key: asBackendKey('k2'), role: 'admin' },
    found: ['changed role backendKey'],
  },
  {
    title: 'one that finishes, with another role',
    here: { ...bobs, ...finishing },
    there: { role: 'admin' },
    found: ['changed role', 'unsure listed'],
  },
  { title: 'one that is not there any more', there: 'nobody', found: ['unsure'] },
  {
    title: 'one that finishes and is not there any more',
    here: { ...bobs, ...finishing },
    there: 'nobody',
    found: ['unsure'],
  },
  { title: 'one that finishes and is there', here: { ...bobs, ...finishing }, found: ['unsure listed'] },
  { title: 'one made a moment ago', here: { ...bobs, createdAt: NOW }, there: 'nobody', found: [] },
  { title: 'one sent again a moment ago', here: { ...bobs, resentAt: NOW }, there: 'nobody', found: [] },
  { title: 'one that Usher never sent', here: 'nobody', found: ['unknown'] },
  {
    title: 'one that the backend has not heard of, while somebody else invited them there',
    here: unsent,
    found: ['unsure'],
  },
  { title: 'one that is just being sent', here: { ...unsent, status: 'sending' }, found: [] },
]

test.each(compared)('the lists tell of $title', ({ here = bobs, there: seen = {}, found }) => {
  const ledger = here === 'nobody' ? [] : [here]
  const list = seen === 'nobody' ? [] : [{ ...there, ...seen }]
  const { changed, unknown, unsure } = compareLists(ledger, list, NOW)
  expect([
    ...changed.map(({ change }) => `changed ${Object.keys(change).join(' ')}`),
    ...unknown.map(() => 'unknown'),
    ...unsure.map(({ isListed }) => (isListed ? 'unsure listed' : 'unsure')),
  ]).toEqual(found)
})

test('nothing is said of what waits for the word of the backend', () => {
  const settled = OPEN_STATUSES.filter((status) => {
    const { changed, unsure } = compareLists([{ ...bobs, status }], [], NOW)
    return changed.length + unsure.length > 0
  })
  expect(settled).toEqual(['pending'])
})

test('who has no address is adopted by nobody', () => {
  const { email: _, ...nameless } = there
  expect(compareLists([], [nameless], NOW).unknown).toEqual([])
})

const bob: Member = {
  account: asAccountId('b'),
  name: 'Bob',
  role: { name: 'member', rank: 'member' },
  email: EMAIL,
}

type Absence = {
  readonly title: string
  readonly facts?: BackendFacts
  readonly here?: Partial<Invitation>
  readonly isListed?: boolean
  readonly member?: Member
  readonly finding: string | undefined
}

const keepsNothing: BackendFacts = {
  ...diga,
  capabilities: { ...diga.capabilities, findInvitation: { how: 'ledger', plane: 'operator' } },
}

const absences: readonly Absence[] = [
  { title: 'who is a member has joined', member: bob, finding: 'joined' },
  {
    title: 'who is a member has joined, whatever is still open',
    member: bob,
    isListed: true,
    finding: 'joined',
  },
  {
    title: 'who is a member has joined, also where there is no list',
    member: bob,
    facts: keepsNothing,
    finding: 'joined',
  },
  { title: 'what is gone before its time was ended there', finding: 'ended' },
  { title: 'what is gone after its time has expired', here: { expiresAt: minutes(-1) }, finding: 'expired' },
  { title: 'what has no date was ended', facts: deepgram, here: { expiresAt: minutes(1) }, finding: 'ended' },
  { title: 'who finishes and is not in goes on', here: finishing, isListed: true, finding: undefined },
  { title: 'who finishes by what is gone is shut out', here: finishing, finding: 'ended' },
  { title: 'each one can be asked for', facts: diga, finding: 'ended' },
  { title: 'absence from the ledger says nothing', facts: keepsNothing, finding: undefined },
  {
    title: 'who can be looked for in no way may be in',
    here: { invitee: { key: 'slack:T1/U2', name: 'Bob', actors: [] } },
    finding: undefined,
  },
]

test.each(absences)('$title', ({ facts = zenml, here = {}, isListed = false, member, finding }) => {
  const asked = { invitation: { ...bobs, ...here }, isListed, member, facts }
  expect(concludeAbsence(asked, NOW)?.kind).toBe(finding)
})

test('what the backend has not heard of is not gone', () => {
  const asked = { invitation: unsent, isListed: false, member: undefined, facts: zenml }
  expect(concludeAbsence(asked, NOW)).toBeUndefined()
})

describe('what is open there and has ended here', () => {
  const ended: Invitation = { ...bobs, status: 'revoked', closedAt: minutes(-60) }
  test.each([
    ['by its id it is the same for ever', ended, betterAuth, true],
    ['by an address it may be the next one', ended, deepgram, false],
    ['by an address, unless it could not be taken back', { ...ended, failure: NOT_REVOKED }, deepgram, true],
    ['a moment ago, the list is older', { ...ended, closedAt: NOW }, deepgram, true],
    ['another one of the same person', { ...ended, backendKey: asBackendKey('k0') }, betterAuth, false],
    [
      'of somebody else',
      { ...ended, backendKey: asBackendKey('k0'), invitee: { ...bobs.invitee, email: 'x@y.example' } },
      betterAuth,
      false,
    ],
  ] as const)('%s', (_, one, facts, isAftermath) => {
    expect(isAftermathOf(one, { there, facts, now: NOW })).toBe(isAftermath)
  })
})
