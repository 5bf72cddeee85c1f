import { createHash } from 'node:crypto'
import type { Bulk } from '../../src/domain/bulk.ts'
import { asBulkId, asTeamId, type TeamId } from '../../src/domain/ids.ts'
import { createWorld } from '../../src/simulator/world/create-world.ts'
import type { StoryWorld } from '../dsl/world.ts'

/** Lists of people: one that Bob has not said yes to, one of Ann that is held, one that Bob stopped, and one of the other team. */
export const LISTS = {
  draft: 'list-drafted',
  held: 'list-held',
  over: 'list-stopped',
  foreign: 'list-elsewhere',
} as const

/** Who is on them. */
export const LISTED = 'listed@pier.example'

const { people, workspace } = createWorld()

export async function seatLists({ store }: StoryWorld, team: TeamId): Promise<void> {
  const lists = [
    listOf(LISTS.draft, { team, asker: actorOf('bob'), askerName: 'Bob Okafor', status: 'drafted' }),
    listOf(LISTS.held, { team, asker: actorOf('ann'), askerName: 'Ann Lee', status: 'paused', round: 1 }),
    listOf(LISTS.over, {
      team,
      asker: actorOf('bob'),
      askerName: 'Bob Okafor',
      status: 'finished',
      ...STOPPED,
    }),
    listOf(LISTS.foreign, { team: asTeamId('pier'), askerName: 'Elsa Where', status: 'drafted' }),
  ]
  await store().transaction(async (tx) => {
    for (const list of lists) {
      await tx.insertBulk(list)
      const row = { bulk: list.id, position: 0, line: 1, typed: LISTED, email: LISTED } as const
      await tx.insertBulkRows([{ ...row, verdict: 'new', state: list.id === LISTS.over ? 'left' : 'new' }])
    }
  })
}

const BEGUN = new Date('2026-03-02T08:40:00Z')

const STOPPED: Pick<Bulk, 'round'> & Partial<Bulk> = {
  round: 1,
  startedAt: BEGUN,
  stoppedByName: 'Bob Okafor',
  finishedAt: BEGUN,
  // As a list is kept whose messages, none here, are as they should be.
  shown: createHash('sha256').update('[]').digest('base64url'),
}

const listOf = (id: string, wish: Pick<Bulk, 'team' | 'askerName' | 'status'> & Partial<Bulk>): Bulk => ({
  id: asBulkId(id),
  tenant: 'embedded',
  asker: { platform: 'slack', id: `${workspace.id}/U0ELSEWHERE` },
  place: { platform: 'slack', space: workspace.id, isDirect: false },
  leftOut: [],
  role: 'member',
  round: 0,
  createdAt: new Date('2026-03-02T08:30:00Z'),
  ...wish,
})

const actorOf = (handle: string): Bulk['asker'] => ({
  platform: 'slack',
  id: `${workspace.id}/${people.find((person) => person.handle === handle)?.slack?.id ?? ''}`,
})
