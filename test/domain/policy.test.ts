import { describe, expect, test } from 'vitest'
import { type Action, mayDo } from '../../src/domain/policy.ts'
import type { Rank } from '../../src/domain/role.ts'

const here = { isAdminChannel: false }

describe('who may do what', () => {
  test.each<[Action, Rank | undefined, string]>([
    ['invite', 'owner', 'allowed'],
    ['invite', 'admin', 'allowed'],
    ['invite', 'member', 'rank_too_low'],
    ['invite', 'viewer', 'rank_too_low'],
    ['invite', undefined, 'not_a_member'],
    ['list_invitations', 'admin', 'allowed'],
    ['list_invitations', 'member', 'rank_too_low'],
    ['list_invitations', undefined, 'not_a_member'],
    ['revoke', 'admin', 'allowed'],
    ['revoke', 'member', 'rank_too_low'],
    ['revoke', undefined, 'not_a_member'],
    ['list_members', 'viewer', 'allowed'],
    ['list_members', 'member', 'allowed'],
    ['list_members', undefined, 'not_a_member'],
    ['answer', undefined, 'allowed'],
    ['inbox', undefined, 'allowed'],
    ['help', undefined, 'allowed'],
  ])('%s as %s: %s', (action, rank, ruling) => {
    expect(mayDo({ action, rank, place: here }).kind).toBe(ruling)
  })

  test.each<[Rank, Rank, string]>([
    ['owner', 'owner', 'allowed'],
    ['owner', 'admin', 'allowed'],
    ['admin', 'owner', 'above_own_rank'],
    ['admin', 'admin', 'allowed'],
    ['admin', 'viewer', 'allowed'],
  ])('a %s hands out %s: %s', (rank, given, ruling) => {
    expect(mayDo({ action: 'invite', rank, place: here, target: { rank: given } }).kind).toBe(ruling)
  })

  test.each<[Rank | undefined, boolean, string]>([
    ['member', true, 'allowed'],
    [undefined, true, 'allowed'],
    ['member', false, 'rank_too_low'],
  ])('a %s takes back an invitation that is their own: %s, %s', (rank, isOwn, ruling) => {
    expect(mayDo({ action: 'revoke', rank, place: here, target: { isOwn } }).kind).toBe(ruling)
  })
})
