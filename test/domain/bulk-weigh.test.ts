import { describe, expect, test } from 'vitest'
import type { BulkVerdict } from '../../src/domain/bulk.ts'
import { createScales, type Ground, identityOf, type Meant } from '../../src/domain/bulk-weigh.ts'
import { sampleTeam } from './sample-team.ts'

const ana = { platform: 'chat', id: 'ana' }
const ben = { platform: 'chat', id: 'ben' }

const OWNER = { name: 'owner', rank: 'owner' } as const
const EDITOR = { name: 'editor', rank: 'admin' } as const
const READER = { name: 'reader', rank: 'viewer' } as const

const ground = (wish: Partial<Ground> = {}): Ground => ({
  team: sampleTeam(),
  asker: new Set(),
  members: new Set(),
  invited: new Map(),
  same: new Map(),
  roles: [OWNER, EDITOR, READER],
  givable: [EDITOR, READER],
  ...wish,
})

const mail = (name: string, more: { readonly role?: string } = {}): Meant => ({
  kind: 'somebody',
  email: name.includes('@') ? name : `${name}@lighthouse.example`,
  ...more,
})

const chat = (actor: typeof ana, more: Omit<Extract<Meant, { kind: 'somebody' }>, 'kind'> = {}): Meant => ({
  kind: 'somebody',
  actor,
  ...more,
})

const EMAIL = identityOf.email('ana@lighthouse.example')
const ACCOUNT = identityOf.account('a1')
const needsEmail = { ...sampleTeam().backend, needsEmail: true }
const linked: Ground['same'] = new Map([
  [identityOf.actor(ana), [EMAIL, ACCOUNT]],
  [EMAIL, [ACCOUNT]],
])

const weighed = (lines: readonly Meant[], on: Ground): readonly BulkVerdict[] => {
  const scales = createScales(on)
  return lines.map((line) => scales.weigh(line))
}

describe('what would happen with each line of a list', () => {
  test.for<[title: string, lines: readonly Meant[], on: Partial<Ground>, ...verdicts: BulkVerdict[]]>([
    ['nobody knows them', [mail('ana'), mail('ben')], {}, 'new', 'new'],
    ['the line cannot be read', [{ kind: 'unreadable', problem: 'name_only' }], {}, 'name_only'],
    ['the same address again', [mail('ana'), mail('ben'), mail('ana')], {}, 'new', 'new', 'duplicate'],
    ['the same mention again', [chat(ana), chat(ben), chat(ana)], {}, 'new', 'new', 'duplicate'],
    [
      'a mention of whom the address stands above',
      [mail('ana'), chat(ana, { email: 'ana@lighthouse.example' })],
      {},
      'new',
      'duplicate',
    ],
    [
      'an address of whom the mention stands above',
      [chat(ana, { email: 'ana@lighthouse.example' }), mail('ana')],
      {},
      'new',
      'duplicate',
    ],
    [
      'the same account by mention and by address',
      [chat(ana), mail('ana')],
      { same: linked },
      'new',
      'duplicate',
    ],
    ['one who cannot be invited, twice', [chat(ana, { refusal: 'bot' }), chat(ana)], {}, 'bot', 'duplicate'],
    ['what the chat says of them', [chat(ana, { refusal: 'guest' })], {}, 'guest'],
    ['a member by address', [mail('ana')], { members: new Set([EMAIL]) }, 'member'],
    ['a member by account', [mail('ana')], { members: new Set([ACCOUNT]), same: linked }, 'member'],
    ['invited', [mail('ana')], { invited: new Map([[EMAIL, 'invited']]) }, 'invited'],
    ['asked for', [chat(ana)], { invited: new Map([[identityOf.actor(ana), 'requested']]) }, 'requested'],
    ['whoever asks, by their account', [chat(ana)], { asker: new Set([ACCOUNT]), same: linked }, 'yourself'],
    ['a role by its name', [mail('ana', { role: 'Editor' })], {}, 'new'],
    ['a role by its rank', [mail('ana', { role: 'viewer' })], {}, 'new'],
    ['a role that is none', [mail('ana', { role: 'king' })], {}, 'unknown_role'],
    ['a role that is not theirs to give', [mail('ana', { role: 'owner' })], {}, 'role_not_allowed'],
    [
      'the role of a member does not matter',
      [mail('ana', { role: 'king' })],
      { members: new Set([EMAIL]) },
      'member',
    ],
    [
      'an address of another domain',
      [mail('ana@elsewhere.example'), mail('ben')],
      { team: sampleTeam({ domains: ['lighthouse.example'] }) },
      'other_domain',
      'new',
    ],
    [
      'no address where the backend needs one',
      [chat(ana), chat(ben, { email: 'ben@lighthouse.example' })],
      { team: sampleTeam({ backend: needsEmail }) },
      'no_email',
      'new',
    ],
    [
      'no address but that of the account',
      [chat(ana)],
      { team: sampleTeam({ backend: needsEmail }), same: linked },
      'new',
    ],
    [
      'an address that is not known yet',
      [chat(ana, { isUnseen: true })],
      { team: sampleTeam({ backend: needsEmail }) },
      'new',
    ],
    [
      'more than the team takes, those of whom nobody is invited not counted',
      [mail('ana'), mail('ana'), mail('ben'), mail('cara'), mail('dan')],
      { room: 2 },
      'new',
      'duplicate',
      'new',
      'over_limit',
      'over_limit',
    ],
    ['no room at all', [mail('ana')], { room: 0 }, 'over_limit'],
  ])('%s', ([, lines, on, ...verdicts]) => {
    expect(weighed(lines, ground(on))).toEqual(verdicts)
  })

  test('ten thousand lines take no time to speak of', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => mail(`person${index}`))
    const members = new Set(lines.slice(0, 5_000).map((_, index) => EMAIL + index))
    const startedAt = performance.now()
    const verdicts = weighed(lines, ground({ members }))
    expect(verdicts.filter((verdict) => verdict === 'new')).toHaveLength(10_000)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})
