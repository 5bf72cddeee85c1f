import { z } from 'zod'
import type { AdminChannel, Flaw } from '../domain/channel.ts'
import type { TeamId } from '../domain/ids.ts'
import { json, moment, readRow } from './row.ts'
import type { Session } from './session.ts'
import type { AdminChannels } from './store.ts'

export const adminChannelsIn = (session: Session): AdminChannels => ({
  saveAdminChannel: (team, channel) => saveAdminChannel(session, team, channel),
  listAdminChannels: (team) => listAdminChannels(session, team),
})

async function saveAdminChannel(
  { db }: Session,
  team: TeamId,
  { platform, space, channel, boundAt, flaws }: AdminChannel,
): Promise<void> {
  const changing = { channel, boundAt: boundAt.getTime(), flaws: JSON.stringify(flaws) }
  await db
    .insertInto('adminChannel')
    .values({ team, platform, space, ...changing })
    .onConflict((conflict) => conflict.columns(['team', 'platform', 'space']).doUpdateSet(changing))
    .execute()
}

/** An object, because then none can be forgotten. */
const FLAWS = {
  direct: 'direct',
  hidden: 'hidden',
  public: 'public',
  shared: 'shared',
  archived: 'archived',
  crowded: 'crowded',
  guests: 'guests',
  strangers: 'strangers',
  unranked: 'unranked',
  groups: 'groups',
  unfit: 'unfit',
} as const satisfies { readonly [Kind in Flaw['kind']]: Kind }

const channelRow = z.object({
  platform: z.string(),
  space: z.string(),
  channel: z.string(),
  boundAt: moment,
  flaws: json(z.array(z.enum(FLAWS))),
})

async function listAdminChannels({ db }: Session, team: TeamId): Promise<readonly AdminChannel[]> {
  const rows = await db
    .selectFrom('adminChannel')
    .select(['platform', 'space', 'channel', 'boundAt', 'flaws'])
    .where('team', '=', team)
    .orderBy('platform')
    .orderBy('space')
    .execute()
  return rows.map((row) => readRow(channelRow, row))
}
