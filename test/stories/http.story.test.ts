import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import type { CapturedLog } from '../dsl/log.ts'
import { crossStory } from '../dsl/story.ts'
import type { StoryWorld } from '../dsl/world.ts'

const BY_HTTP = { slackMode: 'http' } as const

crossStory(
  'Slack knocks at the door: Ann invites Bob, and Bob accepts',
  async (world) => {
    await world.slack('ann').runs('/team invite @bob')
    await world.slack('ann').sees('Invitation sent to Bob Okafor')
    await world.slack('bob').presses('Accept')
    await world.slack('bob').sees('You are in Lighthouse')
    await world.discord('bob').sees('You are in Lighthouse')
    await world.slack('ann').sees('Bob Okafor joined Lighthouse')
    expect(world.simulator.slack.connections()).toBe(0)
  },
  BY_HTTP,
)

crossStory(
  'Slack knocks at the door: a form, what is wrong with it, and a shortcut',
  async (world) => {
    const ann = world.slack('ann')
    await ann.runs('/team invite')
    await ann.fills({ Note: 'Hello!' })
    await ann.sees('Pick somebody, or write at least one e-mail address.')
    await ann.fills({ 'People here': '@yusuf', Role: 'Admin' })
    await world.slack('yusuf').sees('You would be an admin of the team')

    await ann.choosesShortcut('Invite to team')
    await ann.fills({ 'People here': '@wei' })
    await world.slack('wei').sees('Ann Lee invites you to join Lighthouse')
  },
  BY_HTTP,
)

crossStory(
  'Slack knocks at the door twice with the same thing',
  async (world) => {
    await world.slack('ann').runs('/team invite @yusuf')
    world.simulator.slack.faults.deliverTwice(1)
    await world.slack('yusuf').presses('Accept')
    await world.slack('yusuf').sees('You are in Lighthouse')
    await world.slack('ann').runs('/team members')
    await world.slack('ann').sees('2 members of Lighthouse')
  },
  BY_HTTP,
)

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const DOOR = '/slack/events'
const FIVE_MEGABYTES = 5 * 1024 * 1024
/** In everything that a stranger sends; never in the log. */
const MARK = 'swordfish'

/** As Ann would send it: she invites Wei. */
const commandOf = ({ slack, simulator }: StoryWorld): string =>
  new URLSearchParams({
    command: '/team',
    text: `invite <@${slack('wei').id}> "${MARK}"`,
    trigger_id: 'trigger-1',
    response_url: simulator.slack.credentials.SLACK_API_URL,
    user_id: slack('ann').id,
    user_name: 'ann',
    team_id: 'T02LIGHTH0U',
    channel_id: 'C02GENERAL1',
  }).toString()

type Letter = {
  readonly body?: string
  readonly type?: string
  readonly method?: string
  readonly path?: string
  /** Seconds from now. */
  readonly stampedIn?: number
  readonly headers?: Readonly<Record<string, string>>
}

const strangers: readonly (readonly [what: string, status: number, letter: Letter])[] = [
  ['a forged signature', 401, { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } }],
  ['a signature of no form', 401, { headers: { 'x-slack-signature': MARK } }],
  ['no signature', 401, { headers: { 'x-slack-signature': '' } }],
  ['no stamp', 401, { headers: { 'x-slack-request-timestamp': '' } }],
  ['a stale stamp', 401, { stampedIn: -310 }],
  ['a stamp from the future', 401, { stampedIn: 310 }],
  ['a body of 5 MB', 413, { body: MARK + 'x'.repeat(FIVE_MEGABYTES) }],
  ['JSON garbage', 400, { type: JSON_TYPE, body: `{"type":"${MARK}` }],
  ['JSON that is nothing', 400, { type: JSON_TYPE, body: 'null' }],
  ['an event of no kind', 400, { type: JSON_TYPE, body: `{"type":"${MARK}"}` }],
  ['form garbage', 400, { body: `payload=%7B${MARK}` }],
  ['a form of nothing', 400, { body: `${MARK}=1` }],
  ['a press without a button', 400, { body: `payload={"type":"block_actions","actions":[],"user":{}}` }],
  ['an empty body', 400, { body: '' }],
  ['GET', 405, { method: 'GET' }],
  ['PUT', 405, { method: 'PUT' }],
  ['another path', 404, { path: `/slack/${MARK}` }],
  ['the root', 404, { path: '/', method: 'GET' }],
]

crossStory(
  'Strangers at the door are turned away, nothing changes, and Ann is still served',
  async (world) => {
    const before = await everythingIn(world)
    for (const [what, status, letter] of strangers) {
      const answer = await knock(world, letter)
      const text = await answer.text()
      expect({ what, status: answer.status }).toEqual({ what, status })
      expect(text, what).not.toMatch(/^ +at |Error|node_modules/m)
      expect(text, what).not.toContain(MARK)
    }
    await world.settle()
    expect(await everythingIn(world)).toEqual(before)
    expectSilence(world.log)

    await world.slack('ann').runs('/team invite @wei')
    await world.slack('wei').sees('Ann Lee invites you to join Lighthouse')
  },
  BY_HTTP,
)

crossStory(
  'The same letter with the right signature is let in, so it was the signature that mattered',
  async (world) => {
    expect((await knock(world, {})).status).toBe(200)
    await world.settle()
    await world.slack('wei').sees('Ann Lee invites you to join Lighthouse', MARK)
    expectSilence(world.log)
  },
  BY_HTTP,
)

function knock(world: StoryWorld, letter: Letter): Promise<Response> {
  const {
    body = commandOf(world),
    type = FORM,
    method = 'POST',
    path = DOOR,
    stampedIn = 0,
    headers = {},
  } = letter
  const stamp = String(Math.floor(Date.now() / 1000) + stampedIn)
  const signature = createHmac('sha256', world.simulator.slack.credentials.SLACK_SIGNING_SECRET)
    .update(`v0:${stamp}:${body}`)
    .digest('hex')
  const signed = { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${signature}`, ...headers }
  return fetch(new URL(path, world.url()), {
    method,
    headers: {
      'content-type': type,
      ...Object.fromEntries(Object.entries(signed).filter(([, value]) => value !== '')),
    },
    ...(method !== 'GET' && { body }),
    signal: AbortSignal.timeout(5000),
  })
}

const everythingIn = ({ store }: StoryWorld) =>
  store().transaction(async (tx) => ({
    invitations: await tx.listInvitations({ team: asTeamId('main'), limit: 100, offset: 0 }),
    audit: await tx.listAudit({ team: asTeamId('main') }),
    members: await tx.embedded.listMemberships({ team: asTeamId('main'), limit: 100, offset: 0 }),
    unanswered: await tx.listUnansweredInteractions(new Date('2100-01-01')),
    effects: await tx.countEffects({}),
  }))

function expectSilence({ text }: CapturedLog): void {
  expect(text()).not.toContain(MARK)
}
