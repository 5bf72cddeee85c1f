import { createHmac } from 'node:crypto'
import { NO_TEAM } from '../../../src/domain/audit.ts'
import { createWorld } from '../../../src/simulator/world/create-world.ts'
import { eventually } from '../../dsl/wait.ts'
import type { StoryWorld } from '../../dsl/world.ts'
import type { Answer } from '../answer.ts'
import type { Attempt } from '../attempt.ts'
import type { Stage } from '../stage.ts'

const DOOR = '/slack/events'
const { workspace, channels } = createWorld()
const ADMINS = channels.find(({ platform, name }) => platform === 'slack' && name === 'team-admins')?.id ?? ''

/** As Slack would send it, if the owner undid the removal. */
const pressOf = ({ world, subjects, idOf }: Stage): string =>
  new URLSearchParams({
    payload: JSON.stringify({
      type: 'block_actions',
      trigger_id: 'forged-trigger',
      response_url: world.simulator.slack.credentials.SLACK_API_URL,
      user: { id: idOf({ platform: 'slack', handle: 'ann' }), name: 'ann', team_id: workspace.id },
      team: { id: workspace.id },
      channel: { id: ADMINS },
      container: { type: 'message', channel_id: ADMINS, is_ephemeral: true },
      actions: [{ action_id: 'undo_change', value: subjects.waiting }],
    }),
  }).toString()

type Letter = {
  readonly method?: string
  /** Instead of what the owner would send. */
  readonly body?: string
  /** Seconds from now. */
  readonly stampedIn?: number
  readonly stamp?: string
  /** What the signature is over, if not the body. */
  readonly signed?: string
  readonly secret?: string
  /** Instead of the signature. */
  readonly signature?: string
  readonly without?: 'signature' | 'stamp' | 'both'
}

function headersOf({ simulator }: StoryWorld, body: string, letter: Letter): Record<string, string> {
  const { SLACK_SIGNING_SECRET } = simulator.slack.credentials
  const { secret = SLACK_SIGNING_SECRET, stampedIn = 0, signed = body } = letter
  const stamp = letter.stamp ?? String(Math.floor(Date.now() / 1000) + stampedIn)
  const digest = createHmac('sha256', secret).update(`v0:${stamp}:${signed}`).digest('hex')
  const { without } = letter
  return {
    'content-type': 'application/x-www-form-urlencoded',
    ...(without !== 'signature' &&
      without !== 'both' && { 'x-slack-signature': letter.signature ?? `v0=${digest}` }),
    ...(without !== 'stamp' && without !== 'both' && { 'x-slack-request-timestamp': stamp }),
  }
}

async function knock(stage: Stage, letter: Letter): Promise<Answer> {
  const { world } = stage
  const { method = 'POST' } = letter
  const body = letter.body ?? pressOf(stage)
  const before = await countTurnedAway(world)
  const headers = headersOf(world, body, letter)
  const response = await fetch(new URL(DOOR, world.url()), {
    method,
    headers,
    ...(method !== 'GET' && { body }),
  })
  const words = await response.text()
  // It is noted once the answer is gone.
  await eventually(async () => (await countTurnedAway(world)) > before, 'nobody noted it').catch(
    () => undefined,
  )
  return { isSaid: response.status >= 400 && words.trim() !== '', words }
}

const countTurnedAway = async ({ store }: StoryWorld): Promise<number> =>
  (await store().transaction((tx) => tx.listAudit({ team: NO_TEAM }))).length

const LETTERS: readonly (readonly [what: string, letter: Letter])[] = [
  ['without a signature', { without: 'signature' }],
  ['without a stamp', { without: 'stamp' }],
  ['with neither a stamp nor a signature', { without: 'both' }],
  ['with an empty signature', { signature: '' }],
  ['with a signature of another length', { signature: 'v0=00' }],
  ['with a signature of a version that is not there', { signature: `v1=${'0'.repeat(64)}` }],
  ['with a signature that is made up', { signature: `v0=${'0'.repeat(64)}` }],
  ['signed with another secret', { secret: 'another secret' }],
  ['signed with an empty secret', { secret: ' ' }],
  ['signed over another body', { signed: 'payload=%7B%7D' }],
  ['signed six minutes ago', { stampedIn: -360 }],
  ['signed ten minutes in the future', { stampedIn: 600 }],
  ['stamped with no number', { stamp: 'now' }],
  ['stamped with everything that is a number', { stamp: 'Infinity' }],
  ['as a greeting, unsigned', { body: '{"type":"url_verification","challenge":"x"}', without: 'both' }],
  ['with a body that is nothing of Slack’s, signed', { body: 'payload=[]' }],
  ['with a body that names no person, signed', { body: 'command=%2Fteam&text=setup' }],
  ['by a method that changes nothing', { method: 'GET' }],
  ['by a method that Slack has not', { method: 'PUT' }],
]

/** Nothing that comes by these says who it was. */
export const doors: readonly Attempt[] = LETTERS.map(([what, letter]) => ({
  title: `Somebody knocks at Slack’s door as the owner, ${what}`,
  place: 'slack',
  send: (stage) => knock(stage, letter),
}))
