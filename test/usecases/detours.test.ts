import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../src/domain/actor.ts'
import type { ChannelSight } from '../../src/domain/channel.ts'
import type { UnreachableReason } from '../../src/domain/closed-door.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type { UnreachableRule } from '../../src/domain/team.ts'
import { findForDetour } from '../../src/usecases/find-for-detour.ts'
import { makeInvitationLink } from '../../src/usecases/make-invitation-link.ts'
import { askMention, mentionInvitee } from '../../src/usecases/mention-invitee.ts'
import { ann, bob, type LinkRig, openLinkRig } from './link-rig.ts'

const PLACE = { platform: 'chat', space: 'home', channel: 'general', isDirect: false }

let link: LinkRig

beforeEach(async () => {
  link = await openLinkRig()
  link.chat.show('general', seen({}))
})

afterEach(() => link.rig.store.close())

const seen = (wish: Partial<Extract<ChannelSight, { kind: 'seen' }>>): ChannelSight => ({
  kind: 'seen',
  isPrivate: false,
  isShared: false,
  isArchived: false,
  people: [],
  groups: [],
  isWhole: true,
  ...wish,
})

const personOf = (id: string): Person => ({ actor: { platform: 'chat', id }, name: id, kind: 'person' })

/** Bob, whom no message reached. */
async function inviteBob(
  wish: Partial<Invitation> = {},
  reason: UnreachableReason = 'closed',
): Promise<Invitation> {
  const { rig, team } = link
  const door = { actor: bob, reason, since: rig.deps.now() }
  await rig.store.transaction((tx) => tx.saveClosedDoor(door))
  return rig.invite({ tenant: team.tenant, place: PLACE, ...wish })
}

const ruledBy = (unreachable: UnreachableRule): LinkRig['deps'] => {
  const team = { ...link.team, unreachable }
  return { ...link.deps, teams: { get: () => team, list: () => [team] } }
}

const withPages = (): LinkRig['deps'] => ({
  ...link.deps,
  publicUrl: new URL('https://usher.example'),
  signIns: {
    of: () => [
      {
        way: 'issuer',
        title: 'Lighthouse ID',
        begin: async () => Promise.reject(new Error('nobody begins')),
        finish: async () => ({ kind: 'forged' }),
        refresh: async () => ({ kind: 'refused' }),
        revoke: async () => {},
      },
    ],
  },
})

describe('in the channel', () => {
  test.each<[string, ChannelSight, string]>([
    ['a public one', seen({}), 'sure'],
    ['a private one that they are in', seen({ isPrivate: true, people: [personOf('bob')] }), 'sure'],
    ['one that a group can read', seen({ isPrivate: true, groups: ['Keepers'] }), 'sure'],
    ['one with very many people', seen({ isPrivate: true, isWhole: false }), 'sure'],
    ['a private one that they are not in', seen({ isPrivate: true, people: [personOf('ann')] }), 'away'],
    ['one that another company reads', seen({ isShared: true }), 'shared'],
    ['one that is archived', seen({ isArchived: true }), 'hidden'],
    ['one that Usher is not in', { kind: 'hidden' }, 'hidden'],
  ])('%s', async (_, sight, expected) => {
    link.chat.show('general', sight)
    const { id } = await inviteBob()
    const outcome = await askMention(link.deps, link.as(ann), id)
    expect(outcome.kind === 'no_mention' ? outcome.because : outcome.kind).toBe(expected)
    expect(await link.audit()).toEqual(expected === 'sure' ? [] : [`refused reach ${expected}`])
  })

  test.each<[string, Partial<Invitation>, UnreachableReason]>([
    ['asked for in a direct message', { place: { platform: 'chat', isDirect: true } }, 'closed'],
    ['asked for on another platform', { place: { ...PLACE, platform: 'other' } }, 'closed'],
    ['asked for in the admin channel', { place: { ...PLACE, channel: 'admins' } }, 'closed'],
    ['of somebody who has left', {}, 'no_shared_space'],
    ['of somebody whose account is off', {}, 'deactivated'],
  ])('nobody is mentioned for an invitation %s', async (_, wish, reason) => {
    const { id } = await inviteBob(wish, reason)
    expect(await askMention(link.deps, link.as(ann), id)).toMatchObject({ because: 'no_channel' })
  })

  test('once for each invitation, however many ask', async () => {
    const { id } = await inviteBob()
    expect(await mentionInvitee(link.deps, link.as(ann), id)).toMatchObject({ kind: 'mentioned' })
    expect(await mentionInvitee(link.deps, link.as(ann), id)).toMatchObject({ because: 'mentioned' })
    const kinds = ['mention'] as const
    expect(await link.rig.store.transaction((tx) => tx.countEffects({ about: id, kinds }))).toBe(1)
    expect(await link.audit()).toEqual(['done invitation.mentioned', 'refused reach mentioned'])
  })
})

describe('as the team wants it', () => {
  test.each<[UnreachableRule, boolean, boolean]>([
    ['offer', true, true],
    ['link', false, true],
    ['nothing', false, false],
  ])('%s', async (rule, hasMention, hasLink) => {
    const { id } = await inviteBob()
    const deps = { ...withPages(), teams: ruledBy(rule).teams }
    const found = await findForDetour(deps, link.as(ann), id)
    const ways = found.kind === 'unreached' ? found.unreached.ways : undefined
    expect(ways?.mention !== undefined).toBe(hasMention)
    expect(ways?.hasLink).toBe(hasLink)
  })
})

describe('by a link', () => {
  test('for a week at most, and no longer than the invitation can be answered', async () => {
    const { id, expiresAt } = await inviteBob()
    const made = await makeInvitationLink(withPages(), link.as(ann), id)
    expect(made).toMatchObject({ kind: 'link', until: expiresAt })
    const endless = await inviteBob({ invitee: { key: 'other', name: 'Bob', actors: [bob] } })
    const { expiresAt: _, ...never } = endless
    await link.rig.store.transaction((tx) => tx.saveInvitation(never))
    const week = new Date(link.deps.now().getTime() + 7 * 24 * 60 * 60_000)
    expect(await makeInvitationLink(withPages(), link.as(ann), never.id)).toMatchObject({ until: week })
  })

  test('none where no browser could go, and it says who can change that', async () => {
    const { id } = await inviteBob()
    const made = await makeInvitationLink(link.deps, link.as(ann), id)
    expect(made).toMatchObject({ kind: 'no_link', unreached: { ways: { noLink: 'no_page' } } })
    const nowhere = { ...withPages(), signIns: { of: () => [] } }
    const other = await makeInvitationLink(nowhere, link.as(ann), id)
    expect(other).toMatchObject({ unreached: { ways: { noLink: 'no_sign_in' } } })
    expect(await link.audit()).toEqual(['refused reach no_link', 'refused reach no_link'])
  })
})

describe('only where it is needed', () => {
  test.each<[string, Partial<Invitation>]>([
    ['it is over', { status: 'revoked' }],
    ['nobody in a chat goes by the address', { invitee: { key: 'k', name: 'Bob', actors: [] } }],
  ])('not where %s', async (_, wish) => {
    const { id } = await inviteBob(wish)
    expect(await findForDetour(link.deps, link.as(ann), id)).toMatchObject({ kind: 'reached' })
  })

  test('not where a card arrived, nor while one is on its way', async () => {
    const { id } = await inviteBob()
    const { store, deps } = link.rig
    await store.transaction((tx) => tx.enqueue({ kind: 'deliver_card', invitation: id, to: bob }, deps.now()))
    expect(await findForDetour(link.deps, link.as(ann), id)).toMatchObject({ kind: 'reached' })
    await link.rig.run()
    expect(await findForDetour(link.deps, link.as(ann), id)).toMatchObject({ kind: 'reached' })
  })

  test('not for whoever has no right', async () => {
    const { id } = await inviteBob()
    const outcome = await findForDetour(link.deps, link.as({ platform: 'chat', id: 'eve' }), id)
    expect(outcome).toMatchObject({ kind: 'denied' })
  })
})
