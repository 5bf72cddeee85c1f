import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Pacer } from '../pace.ts'
import type { Attempt, MessageRef } from '../platform.ts'
import { isRefusal, unavailable } from './errors.ts'
import { SLACK } from './ids.ts'
import { LANES } from './limits.ts'
import type { Mark } from './mark.ts'

/** Messages per call. */
const PAGE = 100

/** Few messages go to one person; further back is none that somebody still tries to send. */
const MOST_PAGES = 3

type Looking = { readonly client: WebClient; readonly pacer: Pacer }
type Sought = { readonly user: string; readonly mark: Mark; readonly attempt: Attempt }

/**
 * The direct message with this mark that an earlier attempt has sent. Undefined where there is none, and where nobody
 * may look: reading takes the scopes im:write and im:history, which are optional. Then the message is sent once more,
 * because an invitation that comes twice is better than one that never came.
 * Throws {@link PlatformUnavailable}.
 */
export async function findSent(
  { client, pacer }: Looking,
  { user, mark, attempt: { nonce: key, urgency } }: Sought,
): Promise<MessageRef | undefined> {
  const turn = { key, urgency }
  const find = () => findDirect(client, user)
  const channel = await pacer.paced({ ...turn, lanes: [LANES.open] }, find)
  if (!channel) return undefined
  const look = () => findMarked(client, channel, mark)
  const message = await pacer.paced({ ...turn, lanes: [LANES.history] }, look)
  return message ? { platform: SLACK, channel, message } : undefined
}

const opened = z.object({ channel: z.object({ id: z.string() }) })

/** Opens nothing that the message would not open. */
async function findDirect(client: WebClient, users: string): Promise<string | undefined> {
  const answer = await unlessRefused('conversations.open', () => client.conversations.open({ users }))
  return answer && opened.parse(answer).channel.id
}

const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ id: z.unknown() }) })
        .nullish()
        .catch(null),
    }),
  ),
})

function findMarked(client: WebClient, channel: string, mark: Mark): Promise<string | undefined> {
  const asked = { channel, include_all_metadata: true, limit: PAGE }
  return unlessRefused('conversations.history', async () => {
    let pages = 0
    for await (const answer of client.paginate('conversations.history', asked)) {
      const found = page.parse(answer).messages.find(({ metadata }) => isMarked(metadata, mark))
      pages += 1
      if (found || pages === MOST_PAGES) return found?.ts
    }
    return undefined
  })
}

type Metadata = z.infer<typeof page>['messages'][number]['metadata']

const isMarked = (metadata: Metadata, { event_type: type, event_payload: { id } }: Mark): boolean =>
  metadata?.event_type === type && metadata.event_payload.id === id

/** Refused is not found: whether the message can be sent, sending it shows. */
async function unlessRefused<Answer>(
  method: string,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw unavailable(method, error)
  }
}
