import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChannelRef, ChannelSight } from '../../../src/domain/channel.ts'
import { findFlaws } from '../../../src/domain/channel.ts'
import { once } from '../../fakes/once.ts'
import { openTwin, type TwinRig } from './twin-rig.ts'
import { openWire, type Wire } from './wire.ts'

async function open(options: Parameters<typeof openTwin>[0] = {}): Promise<TwinRig> {
  const rig = await openTwin(options)
  onTestFinished(() => rig.twin.close())
  return rig
}

const channelOf = ({ twin, actor }: TwinRig, name: string): ChannelRef => ({
  platform: 'slack',
  space: actor('ann').id.split('/')[0] ?? '',
  channel: twin.screen('ann').channels.find((one) => one.name === name)?.id ?? '',
})

const kindsOf = (sight: ChannelSight) =>
  sight.kind === 'seen' ? sight.people.map(({ name, kind }) => `${name}: ${kind}`) : []

describe('who is in a channel on Slack', () => {
  it('is told by kind, guests by name', async () => {
    const rig = await open()
    const sight = await rig.platform.inspect(channelOf(rig, 'admins-annex'))
    expect(kindsOf(sight)).toContain('Gus Petrov: guest')
    expect(findFlaws(sight)).toEqual([{ kind: 'guests', names: ['Gus Petrov'] }])
  })

  it('may be bots, which are no flaw', async () => {
    const rig = await open()
    rig.twin.rooms.letIn('team-admins', 'robo')
    const sight = await rig.platform.inspect(channelOf(rig, 'team-admins'))
    expect(kindsOf(sight)).toContain('Deploy Robot: bot')
    expect(findFlaws(sight)).toEqual([])
  })

  it('may be people of another company, once it is shared', async () => {
    const rig = await open()
    const channel = channelOf(rig, 'team-admins')
    rig.twin.rooms.share('team-admins')
    expect(findFlaws(await rig.platform.inspect(channel))).toEqual([{ kind: 'shared' }])
    rig.twin.rooms.letIn('team-admins', 'zoe')
    expect(findFlaws(await rig.platform.inspect(channel))).toEqual([
      { kind: 'shared' },
      { kind: 'strangers', names: ['Zoé Laurent'] },
    ])
  })

  it('counts as shared while another company is only asked', async () => {
    const rig = await open()
    rig.twin.rooms.offerToShare('team-admins')
    expect(findFlaws(await rig.platform.inspect(channelOf(rig, 'team-admins')))).toEqual([{ kind: 'shared' }])
  })

  it('does not matter in one that is archived', async () => {
    const rig = await open()
    const channel = channelOf(rig, 'team-admins')
    rig.twin.rooms.archive('team-admins')
    expect(findFlaws(await rig.platform.inspect(channel))).toContainEqual({ kind: 'archived' })
    const view = { tone: 'neutral', title: 'Hello' } as const
    expect(await rig.platform.post(channel, view, once('n1'))).toEqual({
      kind: 'undeliverable',
      reason: 'not_allowed',
    })
  })

  it('is a guest at once for whoever asks about them, and soon for the channel', async () => {
    const rig = await open()
    const channel = channelOf(rig, 'team-admins')
    await rig.platform.inspect(channel)
    rig.twin.becomes('bob', 'guest')
    expect(await rig.platform.findPerson(rig.actor('bob'))).toMatchObject({ kind: 'guest' })
    expect(findFlaws(await rig.platform.inspect(channel))).toEqual([
      { kind: 'guests', names: ['Bob Okafor'] },
    ])
  })

  it('is not told without the scope, and the operator reads which one', async () => {
    const rig = await open({ scopes: ['commands', 'chat:write', 'users:read'] })
    const refused = rig.platform.inspect(channelOf(rig, 'team-admins'))
    await expect(refused).rejects.toThrow(/missing_scope: add .*groups:read.* install it anew/)
  })
})

const WHERE: ChannelRef = { platform: 'slack', space: 'T1', channel: 'C1' }
const user = (id: string, more: object = {}) => ({
  user: { id, team_id: 'T1', name: id.toLowerCase(), ...more },
})

/** A private channel with the bot in it, where Slack says this much more. */
function openPrivate(info: object, answers: Record<string, object> = {}): Promise<Wire> {
  return openWire(async () => {}, {
    'conversations.info': { channel: { id: 'C1', is_private: true, is_member: true, ...info } },
    'conversations.members': { members: ['UBOT', 'U1', 'U2'] },
    'users.info': user('U1'),
    ...answers,
  })
}

const countOf = ({ calls }: Wire, path: string) => calls.filter((call) => call.path === path).length

describe('what Slack says of a channel', () => {
  it.each([
    ['nothing more', {}, false],
    ['another company is in it', { is_ext_shared: true }, true],
    ['another company was asked', { is_pending_ext_shared: true }, true],
    ['another workspace of the organization is in it', { is_org_shared: true }, true],
    ['it is shared somehow', { is_shared: true }, true],
    ['only we share it', { shared_team_ids: ['T1'], connected_team_ids: ['T1'] }, false],
    ['another team shares it', { shared_team_ids: ['T1', 'T2'] }, true],
    ['another team is connected', { connected_team_ids: ['T2'] }, true],
    ['another team is asked', { pending_shared: ['T2'] }, true],
    ['another team may accept', { pending_connected_team_ids: ['T2'] }, true],
  ])('%s', async (_case, info, isShared) => {
    const { slack } = await openPrivate(info)
    expect(await slack.inspect(WHERE)).toMatchObject({ kind: 'seen', isPrivate: true, isShared })
  })

  it.each([
    ['a direct message of several', { channel: { id: 'C1', is_mpim: true } }, 'direct'],
    [
      'one that takes a scope for direct messages',
      { ok: false, error: 'missing_scope', needed: 'mpim:read', provided: 'groups:read' },
      'direct',
    ],
    ['one without the bot', { channel: { id: 'C1', is_member: false } }, 'hidden'],
    ['one that is gone', { ok: false, error: 'channel_not_found' }, 'hidden'],
  ])('%s', async (_case, info, kind) => {
    const { slack } = await openWire(async () => {}, { 'conversations.info': info })
    expect(await slack.inspect(WHERE)).toEqual({ kind })
  })

  it('is enough of one that everybody can come into: nobody in it is looked at', async () => {
    const wire = await openPrivate({ is_private: false })
    expect(await wire.slack.inspect(WHERE)).toMatchObject({ isPrivate: false, people: [], isWhole: true })
    expect(countOf(wire, 'users.info')).toBe(0)
  })

  it('is hidden when the bot is put out in between', async () => {
    const { slack } = await openPrivate(
      {},
      { 'conversations.members': { ok: false, error: 'channel_not_found' } },
    )
    expect(await slack.inspect(WHERE)).toEqual({ kind: 'hidden' })
  })

  it('counts among the strangers whom it does not show', async () => {
    const { slack } = await openPrivate({}, { 'users.info': { ok: false, error: 'user_not_visible' } })
    expect(findFlaws(await slack.inspect(WHERE))).toEqual([{ kind: 'strangers', names: ['U1', 'U2'] }])
  })

  it('is asked for every time, and for each person once', async () => {
    const wire = await openPrivate({})
    await wire.slack.inspect(WHERE)
    await wire.slack.inspect(WHERE)
    expect(countOf(wire, 'conversations.members')).toBe(2)
    expect(countOf(wire, 'users.info')).toBe(2)
  })

  it('is crowded beyond two hundred, of whom none is looked at', async () => {
    const many = Array.from({ length: 201 }, (_, index) => `U${index}`)
    const wire = await openPrivate({}, { 'conversations.members': { members: ['UBOT', ...many] } })
    const sight = await wire.slack.inspect(WHERE)
    expect(findFlaws(sight)).toEqual([{ kind: 'crowded' }])
    expect(countOf(wire, 'users.info')).toBe(0)
  })

  it('of people of the same organization is who belongs here', async () => {
    const kindOf = async (more: object) => {
      const { slack } = await openWire(async () => {}, {
        'auth.test': { team_id: 'T1', enterprise_id: 'E1', user_id: 'UBOT', bot_id: 'B1' },
        'users.info': user('U1', more),
      })
      const person = await slack.findPerson({ platform: 'slack', id: 'T1/U1' })
      return [person?.kind, person?.actor.id]
    }
    const teams = (...ids: string[]) => ({ enterprise_user: { teams: ids } })
    expect(await kindOf({ team_id: 'T1' })).toEqual(['person', 'T1/U1'])
    expect(await kindOf({ team_id: 'T2' })).toEqual(['stranger', 'T2/U1'])
    expect(await kindOf({ team_id: 'T2', ...teams('T2', 'T1') })).toEqual(['person', 'T1/U1'])
    expect(await kindOf({ team_id: 'E1', ...teams('T1') })).toEqual(['person', 'T1/U1'])
    expect(await kindOf({ team_id: 'E1', ...teams('T2') })).toEqual(['stranger', 'T2/U1'])
    expect(await kindOf({ team_id: 'E1' })).toEqual(['person', 'T1/U1'])
  })
})
