import { describe, expect, test } from 'vitest'
import { type Action, type Case, mayDo, type Ruling, type Target } from '../../src/domain/policy.ts'
import type { Rank } from '../../src/domain/role.ts'

/**
 * The whole policy, to be read. A line is what somebody wants to do, where, and to whom; the columns are who wants it.
 *
 *   yes     they may                          ask     somebody with the right has to say yes
 *   two     a second admin has to agree       joins   not a member: links or asks for an invitation
 *   low     their rank is too low             above   they would give more than they have
 *   under   the other ranks above them        place   only in the admin channel
 *   no room nobody could be asked: there is no admin channel
 *   self    that is themselves: /team leave   own     nobody decides their own case
 *   last    the team would have no owner      robot   a service account, looked after elsewhere
 *   other   the invitation is for another     proof   owners prove who they are themselves
 *   show    nobody but an admin says who they are: they have to show it themselves first
 *
 * "mapped" are those of whom nobody but an admin says who they are.
 * "in" is the admin channel, "out" is anywhere else, "none" is anywhere while the team has no admin channel.
 */
const POLICY = `
                                            | nobody | viewer | member | admin  | owner
  help                                 out  | yes    | yes    | yes    | yes    | yes
  whoami                               out  | yes    | yes    | yes    | yes    | yes
  inbox                                out  | yes    | yes    | yes    | yes    | yes
  answer, theirs                       out  | yes    | yes    | yes    | yes    | yes
  answer, somebody else's              out  | other  | other  | other  | other  | other
  answer, somebody else's              in   | other  | other  | other  | other  | other
  link                                 out  | yes    | yes    | yes    | yes    | yes
  unlink                               out  | yes    | yes    | yes    | yes    | yes
  list_members                         out  | joins  | yes    | yes    | yes    | yes
  list_invitations                     out  | joins  | low    | low    | yes    | yes

  invite                               out  | joins  | low    | ask    | yes    | yes
  invite, as viewer                    out  | joins  | low    | ask    | yes    | yes
  invite, as member                    out  | joins  | low    | ask    | yes    | yes
  invite, as admin                     out  | joins  | low    | above  | yes    | yes
  invite, as owner                     out  | joins  | low    | above  | above  | two
  invite, as member                    none | joins  | low    | no room| yes    | yes
  invite, as owner                     none | joins  | low    | above  | above  | no room
  invite, as owner                     in   | joins  | low    | above  | above  | two
  revoke                               out  | joins  | low    | low    | yes    | yes
  revoke, their own                    out  | yes    | yes    | yes    | yes    | yes
  resend                               out  | joins  | low    | low    | yes    | yes
  resend, their own                    out  | yes    | yes    | yes    | yes    | yes
  reach                                out  | joins  | low    | low    | yes    | yes
  reach, their own                     out  | yes    | yes    | yes    | yes    | yes
  remove                               out  | joins  | low    | low    | place  | place
  remove                               none | joins  | low    | low    | place  | place
  remove, a viewer                     in   | joins  | low    | low    | yes    | yes
  remove, a member                     in   | joins  | low    | low    | yes    | yes
  remove, an admin                     in   | joins  | low    | low    | yes    | yes
  remove, an owner                     in   | joins  | low    | low    | under  | two
  remove, a member                     out  | joins  | low    | low    | place  | place
  remove, an owner                     out  | joins  | low    | low    | place  | place
  remove, themselves                   in   | joins  | low    | low    | self   | self
  remove, a service account            in   | joins  | low    | low    | robot  | robot
  remove, an owner, mapped             in   | joins  | low    | low    | under  | show
  remove, an admin, mapped             in   | joins  | low    | low    | yes    | yes
  remove, the last owner               in   | joins  | low    | low    | under  | last

  change_role                          out  | joins  | low    | low    | place  | place
  change_role, member to viewer        in   | joins  | low    | low    | yes    | yes
  change_role, member to admin         in   | joins  | low    | low    | yes    | yes
  change_role, member to owner         in   | joins  | low    | low    | above  | two
  change_role, admin to member         in   | joins  | low    | low    | yes    | yes
  change_role, owner to member         in   | joins  | low    | low    | under  | two
  change_role, owner to member         out  | joins  | low    | low    | place  | place
  change_role, their own               in   | joins  | low    | low    | own    | own
  change_role, a service account       in   | joins  | low    | low    | robot  | robot
  change_role, the last owner          in   | joins  | low    | low    | under  | last

  agree                                out  | joins  | low    | low    | place  | place
  agree                                in   | joins  | low    | low    | yes    | yes
  agree, to what they asked for        in   | own    | own    | own    | own    | own
  agree, to what is about them         in   | joins  | low    | low    | own    | own
  agree, about an owner                in   | joins  | low    | low    | yes    | yes
  agree, mapped                        in   | joins  | low    | low    | yes    | yes
  agree, about an owner, mapped        in   | joins  | low    | low    | show   | show
  undo                                 out  | joins  | low    | low    | yes    | yes
  undo, what they asked for            out  | yes    | yes    | yes    | yes    | yes
  undo, what is about them             in   | joins  | low    | low    | own    | own

  leave                                out  | joins  | yes    | yes    | yes    | yes
  leave, mapped                        out  | joins  | show   | show   | show   | show
  leave, as the last owner             out  | joins  | last   | last   | last   | last

  link_other, a member                 out  | joins  | low    | low    | place  | place
  link_other, a member                 in   | joins  | low    | low    | yes    | yes
  link_other, an admin                 in   | joins  | low    | low    | yes    | yes
  link_other, an owner                 in   | joins  | low    | low    | proof  | proof
  link_other, themselves               in   | joins  | low    | low    | own    | own
  unlink_other, a member               out  | joins  | low    | low    | place  | place
  unlink_other, a member               in   | joins  | low    | low    | yes    | yes
  unlink_other, an owner               in   | joins  | low    | low    | under  | yes

  setup                                none | joins  | low    | low    | yes    | yes
  move_setup                           out  | joins  | low    | low    | low    | yes
`

const WORDS: Readonly<Record<Ruling['kind'], string>> = {
  allowed: 'yes',
  on_request: 'ask',
  by_two: 'two',
  not_a_colleague: 'outside',
  not_a_member: 'joins',
  rank_too_low: 'low',
  above_own_rank: 'above',
  outranked: 'under',
  admin_channel_only: 'place',
  no_admin_channel: 'no room',
  not_yours: 'other',
  oneself: 'self',
  own_case: 'own',
  service_account: 'robot',
  last_owner: 'last',
  owners_link_themselves: 'proof',
  unproven: 'show',
}

const TARGETS: Readonly<Record<string, Target>> = {
  theirs: { isInvitee: true },
  "somebody else's": { isInvitee: false },
  'their own': { isOwn: true, isSelf: true },
  themselves: { isSelf: true },
  'as viewer': { given: 'viewer' },
  'as member': { given: 'member' },
  'as admin': { given: 'admin' },
  'as owner': { given: 'owner' },
  'a viewer': { rank: 'viewer' },
  'a member': { rank: 'member' },
  'an admin': { rank: 'admin' },
  'an owner': { rank: 'owner' },
  'a service account': { rank: 'member', isServiceAccount: true },
  'the last owner': { rank: 'owner', isLastOwner: true },
  'as the last owner': { isLastOwner: true },
  'member to viewer': { rank: 'member', given: 'viewer' },
  'member to admin': { rank: 'member', given: 'admin' },
  'member to owner': { rank: 'member', given: 'owner' },
  'admin to member': { rank: 'admin', given: 'member' },
  'owner to member': { rank: 'owner', given: 'member' },
  'to what they asked for': { isOwn: true },
  'what they asked for': { isOwn: true },
  'to what is about them': { isSelf: true },
  'about an owner': { isAboutOwners: true },
  'what is about them': { isSelf: true },
}

const ACTIONS = [
  'invite',
  'list_invitations',
  'revoke',
  'resend',
  'reach',
  'answer',
  'inbox',
  'list_members',
  'remove',
  'change_role',
  'leave',
  'agree',
  'undo',
  'link',
  'unlink',
  'link_other',
  'unlink_other',
  'setup',
  'move_setup',
  'whoami',
  'help',
] as const satisfies Action[]

const PLACES: Readonly<Record<string, Pick<Case, 'place' | 'team'>>> = {
  in: { place: { isAdminChannel: true }, team: { hasAdminChannel: true } },
  out: { place: { isAdminChannel: false }, team: { hasAdminChannel: true } },
  none: { place: { isAdminChannel: false }, team: { hasAdminChannel: false } },
}

type Asker = { readonly rank?: Rank; readonly isUnproven?: boolean }

const ASKERS: Readonly<Record<string, Asker>> = {
  nobody: {},
  viewer: { rank: 'viewer' },
  member: { rank: 'member' },
  admin: { rank: 'admin' },
  owner: { rank: 'owner' },
}

type Line = {
  readonly title: string
  readonly asked: Omit<Case, 'actor'>
  readonly isUnproven: boolean
  readonly cells: readonly string[]
}

const [heading = '', ...written] = POLICY.split('\n').filter((line) => line.trim() !== '')
const askers = heading
  .split('|')
  .slice(1)
  .map((cell) => cell.trim())
const lines = written.map(readLine)

function readLine(line: string): Line {
  const [what = '', ...cells] = line.split('|').map((cell) => cell.trim())
  const [, wish = '', where = ''] = /^(.*?)\s+(in|out|none)$/.exec(what) ?? []
  const [word = '', ...words] = wish.split(', ')
  const action = ACTIONS.find((one) => one === word)
  const place = PLACES[where]
  if (!action || !place) throw new Error(`cannot read: ${line}`)
  const asked = { action, ...place, ...readTarget(words.find((one) => one !== 'mapped')) }
  return { title: `${wish} (${where})`, asked, isUnproven: words.includes('mapped'), cells }
}

function readTarget(whom: string | undefined): Pick<Case, 'target'> {
  if (whom === undefined) return {}
  const target = TARGETS[whom]
  if (!target) throw new Error(`no target: ${whom}`)
  return { target }
}

const ruled = (asker: Asker, asked: Omit<Case, 'actor'>): string =>
  WORDS[mayDo({ actor: { kind: 'person', ...asker }, ...asked }).kind]

describe('who may do what, where, to whom', () => {
  test.each(lines)('$title', ({ asked, isUnproven, cells }) => {
    expect(askers.map((name) => ruled({ ...ASKERS[name], isUnproven }, asked))).toEqual(cells)
  })

  test('every action has a line', () => {
    expect(new Set(lines.map(({ asked }) => asked.action))).toEqual(new Set(ACTIONS))
  })

  test('every ruling occurs', () => {
    const seen = new Set([...lines.flatMap(({ cells }) => cells), 'outside'])
    expect(seen).toEqual(new Set(Object.values(WORDS)))
  })
})

/** Whatever their rank and wherever: what people from outside may do is to be told why they may not. */
describe('guests, people of other companies, bots and deactivated people', () => {
  const OPEN: readonly Action[] = ['help', 'whoami', 'unlink']
  test.each(['guest', 'stranger', 'bot', 'deactivated'] as const)('%s', (kind) => {
    const allowed = ACTIONS.filter((action) =>
      Object.values(PLACES).some(
        (place) =>
          mayDo({
            actor: { kind, rank: 'owner' },
            action,
            ...place,
            target: { isOwn: true, isInvitee: true },
          }).kind !== 'not_a_colleague',
      ),
    )
    expect(new Set(allowed)).toEqual(new Set(OPEN))
  })
})

/** What no line says singly: over all ranks, places and targets. */
describe('in every case', () => {
  const ranks = ['owner', 'admin', 'member', 'viewer', undefined] as const
  const cases = ranks.flatMap((own) =>
    ranks.flatMap((rank) =>
      ranks.flatMap((given) => Object.values(PLACES).map((place) => ({ own, rank, given, ...place }))),
    ),
  )
  const HEIGHT = { owner: 3, admin: 2, member: 1, viewer: 0 } as const
  const rule = (action: Action, { own, rank, given, place, team }: (typeof cases)[number]): Ruling['kind'] =>
    mayDo({
      actor: { kind: 'person', ...(own && { rank: own }) },
      action,
      place,
      team,
      target: { ...(rank && { rank }), ...(given && { given }) },
    }).kind
  const isYes = (kind: Ruling['kind']) => kind === 'allowed' || kind === 'by_two' || kind === 'on_request'

  test.each(['invite', 'remove', 'change_role', 'link_other', 'unlink_other'] as const)(
    'nobody gives or takes more than they have by %s',
    (action) => {
      for (const one of cases.filter((each) => isYes(rule(action, each)))) {
        const own = one.own ? HEIGHT[one.own] : -1
        expect(own).toBeGreaterThanOrEqual(one.rank ? HEIGHT[one.rank] : 0)
        expect(own).toBeGreaterThanOrEqual(one.given ? HEIGHT[one.given] : 0)
      }
    },
  )

  test.each(['remove', 'change_role', 'agree', 'link_other', 'unlink_other'] as const)(
    '%s is possible in the admin channel only',
    (action) => {
      const elsewhere = cases.filter(({ place }) => !place.isAdminChannel)
      expect(elsewhere.filter((one) => isYes(rule(action, one)))).toEqual([])
    },
  )

  test.each(['invite', 'remove', 'change_role'] as const)('nobody does %s with owners alone', (action) => {
    const aboutOwners = cases.filter(({ rank, given }) => rank === 'owner' || given === 'owner')
    expect(aboutOwners.filter((one) => rule(action, one) === 'allowed')).toEqual([])
  })
})
