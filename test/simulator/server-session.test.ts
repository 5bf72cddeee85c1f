import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createManualClock } from '../../src/simulator/create-clock.ts'
import type { ServerNews } from '../../src/simulator/server/news.ts'
import { createSession, type Rig } from '../../src/simulator/server/session.ts'
import { type Act, CannotDo } from '../../src/simulator/twin.ts'
import { createFakeHome, type FakeHome } from './fake-home.ts'
import { createFakeTwin, type FakeTwin } from './fake-twin.ts'

const START = new Date('2026-03-02T09:00:00.000Z')
const NOT_UNDERSTOOD = 'The simulator did not understand this page.'
const say: Act = { kind: 'says', channel: 'C1', text: 'hello' }

const mailTo = (to: string) => ({
  id: to,
  to,
  name: to,
  from: 'Usher',
  subject: 'Your code',
  text: '123 456',
  at: START,
})

type Page = {
  readonly tell: (message: unknown) => Promise<void>
  readonly heard: ServerNews[]
  readonly rig: Rig
}

describe('a session of the page', () => {
  let slack: FakeTwin
  let discord: FakeTwin
  let home: FakeHome
  let page: Page
  beforeEach(() => {
    vi.useRealTimers()
    slack = createFakeTwin('slack')
    discord = createFakeTwin('discord')
    home = createFakeHome()
    const twins = { slack: slack.twin, discord: discord.twin }
    const inboxes = {
      of: (handles: readonly string[]) => handles.map(mailTo),
      onChange: () => () => undefined,
    }
    const rig = { twins, clock: createManualClock(START), home: home.home, inboxes }
    const heard: ServerNews[] = []
    const session = createSession(rig, (news) => void heard.push(news))
    page = { heard, rig, tell: (message) => session.receive(JSON.stringify(message)) }
  })

  it.each<[string, unknown]>([
    ['no message at all', 'garbage'],
    ['an unknown kind', { kind: 'shutdown' }],
    ['an act nobody knows', { kind: 'act', id: 1, platform: 'slack', person: 'ann', act: { kind: 'hacks' } }],
    ['another platform', { kind: 'act', id: 1, platform: 'teams', person: 'ann', act: say }],
    ['nobody acting', { kind: 'act', id: 1, platform: 'slack', person: '', act: say }],
    ['something extra', { kind: 'act', id: 1, platform: 'slack', person: 'ann', act: { ...say, as: 'bob' } }],
    ['time going back', { kind: 'advance', id: 1, ms: -1 }],
    ['a year at once', { kind: 'advance', id: 1, ms: 366 * 86_400_000 }],
    ['endless trouble', { kind: 'trouble', id: 1, platform: 'slack', trouble: { kind: 'hold', times: 1e9 } }],
    ['a move to nowhere', { kind: 'move', id: 1, to: '' }],
    ['a move with more than a name', { kind: 'move', id: 1, to: 'deepgram', environment: {} }],
    ['a mail of nobody', { kind: 'follow_link', id: 1 }],
    [
      'a text without end',
      { kind: 'act', id: 1, platform: 'slack', person: 'ann', act: { ...say, text: 'x'.repeat(20_000) } },
    ],
  ])('refuses %s and does nothing', async (_what, message) => {
    await page.tell(message)
    expect(page.heard).toEqual([{ kind: 'refused', reason: NOT_UNDERSTOOD }])
    expect([...slack.calls, ...discord.calls, ...home.calls]).toEqual([])
    expect(page.rig.clock.now()).toEqual(START)
  })

  it('does what somebody does, in their name', async () => {
    await page.tell({ kind: 'act', id: 7, platform: 'slack', person: 'ann', act: say })
    expect(slack.calls).toEqual([['act', 'ann', say]])
    expect(page.heard).toContainEqual({ kind: 'done', id: 7, options: [] })
  })

  it.each<[string, Error, string]>([
    ['its own words', new CannotDo('Ann is not in #secret'), 'Ann is not in #secret'],
    [
      'a sentence without the cause',
      new Error('ECONNRESET token=xoxb-1'),
      'The simulator could not do that. Reload the page and try again.',
    ],
  ])('says why something cannot be done: %s', async (_what, error, sentence) => {
    slack.failNext(error)
    await page.tell({ kind: 'act', id: 8, platform: 'slack', person: 'ann', act: say })
    const refusal = page.heard.find(({ kind }) => kind === 'refused')
    expect(refusal).toHaveProperty('id', 8)
    expect(refusal).toHaveProperty('reason', sentence)
    expect(JSON.stringify(page.heard)).not.toContain('xoxb')
  })

  it('hands suggestions back', async () => {
    const ask = { in: 'command', channel: 'C1', text: '/team revoke who:' }
    await page.tell({ kind: 'suggest', id: 9, platform: 'discord', person: 'mia', ask })
    expect(page.heard).toContainEqual({ kind: 'done', id: 9, options: [{ value: '1', label: 'One' }] })
  })

  it.each<[string, object, unknown[]]>([
    ['429s', { kind: 'fail', fault: { call: '', times: 1, how: 'rate_limited', ms: 5000 } }, ['fail']],
    ['cut sockets', { kind: 'drop_sockets' }, ['dropSockets']],
    ['polite reconnects', { kind: 'refresh_sockets' }, ['refreshSockets']],
    ['repeats', { kind: 'deliver_twice', times: 2 }, ['deliverTwice']],
    ['waiting', { kind: 'hold', times: 1 }, ['hold']],
    ['no more waiting', { kind: 'release' }, ['release']],
    ['peace', { kind: 'clear' }, ['clear']],
  ])('arranges trouble: %s', async (_what, trouble, expected) => {
    await page.tell({ kind: 'trouble', id: 1, platform: 'discord', trouble })
    expect(discord.calls.map(([call]) => call)).toEqual(expected)
    expect(slack.calls).toEqual([])
  })

  it('moves the clock', async () => {
    await page.tell({ kind: 'advance', id: 1, ms: 3_600_000 })
    expect(page.rig.clock.now().getTime() - START.getTime()).toBe(3_600_000)
  })

  it('looks at the vendor again once time has passed', async () => {
    await page.tell({ kind: 'advance', id: 1, ms: 60_000 })
    expect(home.calls).toEqual([['refresh']])
  })

  it.each<[string, object, unknown[]]>([
    ['lets the team move', { kind: 'move', to: 'diga' }, ['move', 'diga']],
    [
      'follows a link in a mail',
      { kind: 'follow_link', email: 'mia@x.example' },
      ['followLink', 'mia@x.example'],
    ],
    ['signs somebody up', { kind: 'sign_up', email: 'mia@x.example' }, ['signUp', 'mia@x.example']],
  ])('%s', async (_what, message, call) => {
    await page.tell({ ...message, id: 3 })
    expect(home.calls).toEqual([call])
    expect(page.heard).toContainEqual({ kind: 'done', id: 3, options: [] })
  })

  it('says why the team cannot move', async () => {
    home.failNext(new CannotDo('The team is moving already.'))
    await page.tell({ kind: 'move', id: 4, to: 'diga' })
    expect(page.heard).toContainEqual({ kind: 'refused', id: 4, reason: 'The team is moving already.' })
  })

  it('tells where the team lives, and when that changes', async () => {
    home.change()
    await vi.waitFor(() =>
      expect(page.heard).toMatchObject([{ kind: 'screens', home: { team: 'Lighthouse', name: 'embedded' } }]),
    )
  })

  it('shows both screens of whom it watches, and nothing of who is not there', async () => {
    await page.tell({ kind: 'watch', slack: 'ann', discord: 'ghost' })
    const [news] = page.heard
    expect(news).toMatchObject({ kind: 'screens', slack: { person: 'ann', screen: { channels: [] } } })
    expect(news).not.toHaveProperty('discord.screen')
  })

  it('shows the mail of whom it watches', async () => {
    await page.tell({ kind: 'watch', slack: 'ann', discord: 'mia' })
    expect(page.heard).toMatchObject([{ mails: [{ to: 'ann' }, { to: 'mia' }] }])
  })

  it('tells of many changes at once, and of none after it was closed', async () => {
    const heard: ServerNews[] = []
    const session = createSession(page.rig, (news) => void heard.push(news))
    for (let change = 0; change < 10; change += 1) slack.change()
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    session.close()
    slack.change()
    expect([slack.listeners(), home.listeners()]).toEqual([1, 1])
    expect(heard).toHaveLength(1)
  })
})
