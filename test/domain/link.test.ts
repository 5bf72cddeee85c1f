import { describe, expect, test } from 'vitest'
import type { AccountLink, LinkProof } from '../../src/domain/account.ts'
import { asAccountId, asInvitationId } from '../../src/domain/ids.ts'
import { decideLink, isProven } from '../../src/domain/link.ts'
import { linkSubject, readWish, wordOfLink } from '../../src/domain/link-subject.ts'
import { sampleTeam } from './sample-team.ts'

const team = sampleTeam()
const EMAIL = 'bob@lighthouse.example'

const link = (account: string, proof: LinkProof, email?: string): AccountLink => ({
  team: team.id,
  tenant: team.tenant,
  actor: { platform: 'chat', id: 'bob' },
  account: asAccountId(account),
  proof,
  ...(email !== undefined && { email }),
})

const PROOFS: readonly LinkProof[] = [
  'mapped',
  'configured',
  'accepted',
  'mail',
  'platform',
  'issuer',
  'token',
]

describe('a new link of somebody', () => {
  test.each(PROOFS)('who has none is kept: %s', (proof) => {
    expect(decideLink(undefined, link('a', proof))).toEqual({ kind: 'save', link: link('a', proof) })
  })

  // For each older one: the new ones that take its place.
  test.each<[LinkProof, readonly LinkProof[]]>([
    ['mapped', PROOFS],
    ['configured', ['configured']],
    ['accepted', ['configured']],
    ['mail', ['configured']],
    ['platform', ['configured']],
    ['issuer', ['configured']],
    ['token', ['configured']],
  ])('who was %s to be another account', (known, replacing) => {
    const saved = PROOFS.filter((proof) => decideLink(link('a', known), link('b', proof)).kind === 'save')
    expect(saved).toEqual(replacing)
    const refused = PROOFS.filter((proof) => !replacing.includes(proof))
    const refusals = refused.map((proof) => decideLink(link('a', known), link('b', proof)))
    expect(refusals).toEqual(refused.map(() => ({ kind: 'linked_otherwise', proof: known })))
  })

  test.each<[LinkProof, readonly LinkProof[]]>([
    ['mapped', PROOFS],
    ['configured', PROOFS.filter((proof) => proof !== 'mapped')],
    ['accepted', PROOFS.filter(isProven)],
    ['mail', PROOFS.filter(isProven)],
  ])('who was %s to be the same account', (known, replacing) => {
    const saved = PROOFS.filter((proof) => decideLink(link('a', known), link('a', proof)).kind === 'save')
    expect(saved).toEqual(replacing)
  })

  test('keeps the address that is known, where it brings none', () => {
    expect(decideLink(link('a', 'configured', EMAIL), link('a', 'token'))).toEqual({
      kind: 'save',
      link: link('a', 'token', EMAIL),
    })
  })
})

describe('what a button for linking is about', () => {
  test.each([
    [undefined, 'main', 'main'],
    [{ kind: 'leave' } as const, 'main:leave', 'main'],
    [{ kind: 'accept', invitation: asInvitationId('i1') } as const, 'i1', 'i1'],
  ])('%o is written as %s, and read again', (wish, subject, word) => {
    expect(linkSubject(team, wish)).toBe(subject)
    expect(readWish(team, subject)).toEqual(wish)
    expect(wordOfLink(subject)).toBe(word)
  })

  test.each(['other:leave', 'main:remove', ':leave', 'x'])(
    '%s is an invitation that nobody has',
    (subject) => {
      expect(readWish(team, subject)).toEqual({ kind: 'accept', invitation: subject })
    },
  )
})
