import { describe, expect, it } from 'vitest'
import { parseManifest } from '../../src/simulator/slack/manifest.ts'
import { broadcastsIn, linksInMrkdwn, renderMrkdwn } from '../../src/simulator/slack/mrkdwn.ts'
import { httpManifest, manifest } from './slack-manifests.ts'
import { callApi, channel, idOf, newest, startTwin } from './slack-rig.ts'
import { quiet, startStranger } from './slack-stranger.ts'

const NOON = Date.parse('2026-03-01T12:00:00.000Z') / 1000
const reader = {
  timeZone: 'America/New_York',
  now: new Date(NOON * 1000),
  nameOfUser: (id: string) => (id === 'U1' ? 'Ann_Marie Lee' : undefined),
  nameOfChannel: (id: string) => (id === 'C1' ? 'general' : undefined),
}

describe('what a person reads', () => {
  it.each([
    ['hello <@U1>', 'hello @Ann_Marie Lee'],
    ['hello <@U1|ann>, *well* done', 'hello @Ann_Marie Lee, well done'],
    ['<@U404|gone> and <@U405>', '@gone and @unknown'],
    ['in <#C1|old-name> and <#C2>', 'in #general and #private channel'],
    ['<https://a.example|the page> or <https://a.example>', 'the page or https://a.example'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['*bold* _slanted_ ~gone~', 'bold slanted gone'],
    ['2 * 3 * 4, snake_case_name, a~b', '2 * 3 * 4, snake_case_name, a~b'],
    ['`*code* <@U1>` stays', '*code* <@U1> stays'],
    ['Q&amp;A &lt;b&gt; &amp;lt;', 'Q&A <b> &lt;'],
    ['<!channel> <!here|@here>', '@channel @here'],
    [`until <!date^${NOON}^{date_short_pretty} {time}|soon>`, 'until today 7:00 AM'],
    [`<!date^${NOON - 86_400}^{date_pretty}|x>`, 'yesterday'],
    [`<!date^${NOON + 10 * 86_400}^{date_long}|x>`, 'Wednesday, March 11, 2026'],
    [`<!date^${NOON - 7200}^{ago}|x>`, '2 hours ago'],
    ['<!date^nonsense^{date}|then>', 'then'],
  ])('%s → %s', (text, shown) => {
    expect(renderMrkdwn(text, reader)).toBe(shown)
  })

  it.each([
    ['<https://a.example/?b=1&amp;c=2|the &lt;page&gt;>', [['the <page>', 'https://a.example/?b=1&c=2']]],
    ['see <https://a.example>', [['https://a.example', 'https://a.example']]],
    ['`<https://a.example|code>` <@U1> <!here> <#C1|x> <mailto:a@b.example|a>', []],
    ['&lt;https://a.example|no&gt; <javascript:alert(1)|no>', []],
  ])('%s has links', (text, links) => {
    expect(linksInMrkdwn(text).map(({ label, url }) => [label, url])).toEqual(links)
  })

  it('knows a ping from its escaped picture', () => {
    expect(broadcastsIn('<!channel> &lt;!here&gt; <!subteam^S1|@devs> @everyone')).toEqual([
      '<!channel>',
      '<!subteam^S1|@devs>',
    ])
  })
})

describe('what the app gets from a composer', () => {
  it.each([
    ['/team invite @bob', 'invite <@U02B0BK4F0R|bob>'],
    ['/team invite @bob, @nobody here', 'invite <@U02B0BK4F0R|bob>, @nobody here'],
    ['/team a.b+c@d.example', '<mailto:a.b+c@d.example|a.b+c@d.example>'],
    ['/team see https://a.example/?b=1&c=2 & more', 'see <https://a.example/?b=1&amp;c=2> &amp; more'],
    ['/team <@U02B0BK4F0R> typed by hand', '&lt;@U02B0BK4F0R&gt; typed by hand'],
    ['/team in #general or #team-admins', 'in <#C02GENERAL1|general> or <#G03ADMINS03|>'],
    ['/team', ''],
    ['/plain invite @bob <3', 'invite @bob <3'],
  ])('%s → %s', async (typed, text) => {
    const twin = await startTwin({ manifest: httpManifest })
    const heard = await startStranger(twin, () => ({}))
    await twin.act('ann', { kind: 'says', channel: channel(twin, 'ann', 'general').id, text: typed })
    await quiet(twin)
    expect(heard[0]?.payload['text']).toBe(text)
  })
})

describe('a message', () => {
  it('rings for a channel only where the app wrote so, and that is written down', async () => {
    const twin = await startTwin()
    const to = { channel: idOf(twin, 'bob') }
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'all <!here>' } }
    await callApi(twin, 'chat.postMessage', { ...to, text: 'tea &lt;!channel&gt;' })
    expect(twin.pings()).toEqual([])
    await callApi(twin, 'chat.postMessage', { ...to, text: 'x <!everyone>', blocks: [section] })
    expect(twin.pings()).toEqual(['<!everyone>', '<!here>'])
  })

  it('is unread until somebody looks, and reads line by line', async () => {
    const twin = await startTwin()
    const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'R&amp;D *now*' } },
      { type: 'section', text: mrkdwn('*Ann* asks'), fields: [mrkdwn('one'), mrkdwn('_two_')] },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('small <@U02ANN7LEE1>')] },
    ]
    await callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x', blocks })
    expect(channel(twin, 'bob', 'Usher')).toMatchObject({ unread: 1, kind: 'direct', with: 'usher' })
    expect(newest(twin, 'bob', 'Usher').text).toBe('R&D *now*\nAnn asks one two\nsmall @Ann Lee')
    await twin.act('bob', { kind: 'reads', channel: channel(twin, 'bob', 'Usher').id })
    expect(channel(twin, 'bob', 'Usher').unread).toBe(0)
  })
})

describe('rich text', () => {
  const rich = (...elements: readonly object[]) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  ]

  it('is read by its parts, where words are only words', async () => {
    const twin = await startTwin()
    const blocks = rich(
      { type: 'text', text: '*Hi* <!here> ', style: { bold: true } },
      { type: 'user', user_id: idOf(twin, 'ann') },
    )
    await callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x', blocks })
    expect(newest(twin, 'bob', 'Usher').text).toBe('*Hi* <!here> @Ann Lee')
    expect(twin.pings()).toEqual([])
  })

  it('rings where a part says so, and knows its parts', async () => {
    const twin = await startTwin()
    const send = (blocks: readonly object[]) =>
      callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x', blocks })
    await send(rich({ type: 'broadcast', range: 'channel' }))
    expect(twin.pings()).toEqual(['<!channel>'])
    expect((await send(rich({ type: 'shout', text: 'x' }))).body['error']).toBe('invalid_blocks')
  })
})

describe('a manifest', () => {
  const shortcut = { name: 'x', type: 'global', callback_id: 'x', description: 'x' }

  it.each([
    [
      'a long name',
      { ...manifest, display_information: { name: 'x'.repeat(36) } },
      'display_information.name',
    ],
    ['an unknown key', { ...manifest, extras: {} }, 'extras'],
    [
      'a command without its slash',
      {
        ...manifest,
        features: { ...manifest.features, slash_commands: [{ command: 'team', description: 'x' }] },
      },
      'slash_commands[0].command',
    ],
    [
      'eleven shortcuts',
      {
        ...manifest,
        features: { ...manifest.features, shortcuts: Array.from({ length: 11 }, () => shortcut) },
      },
      'features.shortcuts',
    ],
    [
      'no addresses without Socket Mode',
      { ...manifest, settings: { ...manifest.settings, socket_mode_enabled: false } },
      'slash_commands.url, interactivity.request_url, event_subscriptions.request_url',
    ],
  ])('with %s is not taken, and says where', (_, pasted, place) => {
    expect(() => parseManifest(pasted)).toThrow(place)
  })
})
