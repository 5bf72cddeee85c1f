import { describe, expect, test } from 'vitest'
import type { PersonKind } from '../../src/domain/actor.ts'
import { mayDo, type Ruling, type Target } from '../../src/domain/policy.ts'
import type { Rank } from '../../src/domain/role.ts'

const RANKS = [undefined, 'viewer', 'member', 'admin', 'owner'] as const satisfies (Rank | undefined)[]

type Asked = {
  readonly action: 'bulk' | 'tend_bulk'
  readonly target?: Target
  readonly hasAdminChannel?: boolean
  readonly kind?: PersonKind
  readonly isUnproven?: boolean
}

/** What each of them is told, from nobody to owner. */
const ruled = ({ action, target, hasAdminChannel = true, kind = 'person', isUnproven = false }: Asked) =>
  RANKS.map(
    (rank) =>
      mayDo({
        actor: { kind, isUnproven, ...(rank && { rank }) },
        action,
        team: { hasAdminChannel },
        place: { isAdminChannel: false },
        ...(target && { target }),
      }).kind,
  )

type Rulings = readonly Ruling['kind'][]

const ADMINS: Rulings = ['not_a_member', 'rank_too_low', 'rank_too_low', 'allowed', 'allowed']
const EVERYBODY: Rulings = ['allowed', 'allowed', 'allowed', 'allowed', 'allowed']

describe('who may invite a list of people', () => {
  test.for<[title: string, asked: Omit<Asked, 'action'>, rulings: Rulings]>([
    ['nobody asks for it: members cannot', {}, ADMINS],
    ['where there is no admin channel', { hasAdminChannel: false }, ADMINS],
    ['as members', { target: { given: 'member' } }, ADMINS],
    ['as admins', { target: { given: 'admin' } }, ADMINS],
    ['it being their own changes nothing', { target: { isOwn: true } }, ADMINS],
    [
      'as owners: never alone',
      { target: { given: 'owner' } },
      ['not_a_member', 'rank_too_low', 'rank_too_low', 'above_own_rank', 'by_two'],
    ],
    [
      'as owners, of whom an admin alone says who they are',
      { target: { given: 'owner' }, isUnproven: true },
      ['not_a_member', 'rank_too_low', 'rank_too_low', 'above_own_rank', 'unproven'],
    ],
  ])('%s', ([, asked, rulings]) => {
    expect(ruled({ action: 'bulk', ...asked })).toEqual(rulings)
  })
})

describe('who may look after one', () => {
  test.for<[title: string, asked: Omit<Asked, 'action'>, rulings: Rulings]>([
    ['somebody else’s: admins', {}, ADMINS],
    ['their own: whatever their rank by now', { target: { isOwn: true } }, EVERYBODY],
  ])('%s', ([, asked, rulings]) => {
    expect(ruled({ action: 'tend_bulk', ...asked })).toEqual(rulings)
  })
})

test.for(['bulk', 'tend_bulk'] as const)('nobody from outside may %s', (action) => {
  for (const kind of ['guest', 'stranger', 'bot', 'deactivated'] as const)
    expect(new Set(ruled({ action, kind, target: { isOwn: true } }))).toEqual(new Set(['not_a_colleague']))
})
