import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Actor, Person } from '../../domain/actor.ts'
import type { ChannelRef, ChannelSight } from '../../domain/channel.ts'
import { fewAtATime } from '../few-at-a-time.ts'
import { errorCode, neededScopes, unavailable } from './errors.ts'
import { type Installation, isChannelId, isDirectId, slackActor, userOf } from './ids.ts'

type Deps = {
  readonly client: WebClient
  readonly installation: () => Promise<Installation>
  /** As somebody was a moment ago. */
  readonly recall: (actor: Actor) => Promise<Person | undefined>
}

/** Each of them is a call; where more read along, nobody knows who does. */
const MOST_PEOPLE = 200

const flag = z.boolean().default(false)
const ids = z.array(z.string()).default([])

/** https://docs.slack.dev/reference/objects/conversation-object: nearly every key may be missing. */
const conversation = z.object({
  is_im: flag,
  is_mpim: flag,
  is_private: flag,
  is_archived: flag,
  is_member: z.boolean().default(true),
  is_shared: flag,
  is_ext_shared: flag,
  is_org_shared: flag,
  is_pending_ext_shared: flag,
  pending_shared: ids,
  pending_connected_team_ids: ids,
  connected_team_ids: ids,
  shared_team_ids: ids,
})

type Conversation = z.infer<typeof conversation>

/** Asks for the channel and who is in it anew; what kind of person each of them is may be a minute old. */
export async function inspect(deps: Deps, { space, channel }: ChannelRef): Promise<ChannelSight> {
  if (isDirectId(channel)) return { kind: 'direct' }
  const { team, botUser } = await deps.installation()
  if (space !== team || !isChannelId(channel)) return { kind: 'hidden' }
  const found = await lookUp(deps.client, channel)
  if ('kind' in found) return found
  const members = found.is_private ? await listMembers(deps.client, channel) : []
  if (!members) return { kind: 'hidden' }

  const others = members.filter((user) => user !== botUser)
  const isWhole = others.length <= MOST_PEOPLE
  return {
    kind: 'seen',
    isPrivate: found.is_private,
    isShared: isShared(found, team),
    isArchived: found.is_archived,
    people: await fewAtATime(isWhole ? others : [], (user) => know(deps, slackActor(team, user))),
    groups: [],
    isWhole,
  }
}

type Unseen = Exclude<ChannelSight, { kind: 'seen' }>

const HIDDEN = new Set(['channel_not_found', 'not_in_channel', 'channel_is_limited_access'])

async function lookUp(client: WebClient, channel: string): Promise<Conversation | Unseen> {
  try {
    const answer = await client.conversations.info({ channel })
    const found = conversation.parse(answer.channel)
    if (found.is_im || found.is_mpim) return { kind: 'direct' }
    // Nobody is in an archived channel, as far as Slack tells.
    return found.is_member || found.is_archived ? found : { kind: 'hidden' }
  } catch (error) {
    if (HIDDEN.has(errorCode(error) ?? '')) return { kind: 'hidden' }
    if (isOfDirect(neededScopes(error))) return { kind: 'direct' }
    throw unavailable('conversations.info', error)
  }
}

/** Slack wants another scope for every kind of conversation, and only those for channels are asked for. */
const isOfDirect = (scopes: readonly string[] | undefined): boolean =>
  scopes?.every((scope) => scope === 'im:read' || scope === 'mpim:read') ?? false

/** Undefined where the bot was put out by now. */
async function listMembers(client: WebClient, channel: string): Promise<readonly string[] | undefined> {
  try {
    return await readMembers(client, channel)
  } catch (error) {
    if (HIDDEN.has(errorCode(error) ?? '')) return undefined
    throw unavailable('conversations.members', error)
  }
}

const page = z.object({ members: z.array(z.string()) })

/** All of them, or enough to see that they are too many, the bot among them. */
async function readMembers(client: WebClient, channel: string): Promise<readonly string[]> {
  const members: string[] = []
  for await (const answer of client.paginate('conversations.members', { channel, limit: MOST_PEOPLE + 2 })) {
    members.push(...page.parse(answer).members)
    if (members.length > MOST_PEOPLE + 1) break
  }
  return members
}

/** Whom Slack does not show us is nobody of ours. */
const know = async ({ recall }: Deps, actor: Actor): Promise<Person> =>
  (await recall(actor)) ?? { actor, name: userOf(actor), kind: 'stranger' }

/** Also while the other company, or the other workspace of our own organization, has not answered yet. */
function isShared(found: Conversation, team: string): boolean {
  const { is_shared, is_ext_shared, is_org_shared, is_pending_ext_shared } = found
  const teams = [
    ...found.shared_team_ids,
    ...found.connected_team_ids,
    ...found.pending_shared,
    ...found.pending_connected_team_ids,
  ]
  const isMarked = is_shared || is_ext_shared || is_org_shared || is_pending_ext_shared
  return isMarked || teams.some((one) => one !== team)
}
