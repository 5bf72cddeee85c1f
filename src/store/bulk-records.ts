import type { Bulk, BulkCount, BulkLine, BulkRow, BulkRowState, BulkStatus } from '../domain/bulk.ts'
import type { BulkId, TeamId } from '../domain/ids.ts'

/** Lists of people who are invited together. */
export interface Bulks {
  /** `known` and nothing written, when there is one of that id. */
  insertBulk(bulk: Bulk): Promise<'inserted' | 'known'>
  findBulk(id: BulkId): Promise<Bulk | undefined>
  /** As `findBulk`, and nobody else changes it until the transaction ends. */
  lockBulk(id: BulkId): Promise<Bulk | undefined>
  /** Everything but id, team, tenant, who asked, place, file and creation may have changed. `open` and nothing written, when another one of the team is at work. */
  saveBulk(bulk: Bulk): Promise<'saved' | 'open'>
  /** The one of the team that is at work or held. */
  findOpenBulk(team: TeamId): Promise<Bulk | undefined>
  /** Newest first. */
  listBulks(query: {
    readonly team: TeamId
    readonly statuses: readonly BulkStatus[]
    readonly limit: number
  }): Promise<readonly Bulk[]>
  /**
   * Forgets those of these statuses that ended before `before`, or were made then and never ended, with their rows and
   * what waits to be done about them; their invitations stay. How many.
   */
  purgeBulks(statuses: readonly BulkStatus[], before: Date): Promise<number>
  /** Forgets one that is not read to its end, with its rows; any other stays. */
  forgetUnread(id: BulkId): Promise<void>

  /** Adds rows, any number; of a position that is there already nothing is written. */
  insertBulkRows(rows: readonly BulkRow[]): Promise<void>
  /** State, reason and invitation may have changed. */
  saveBulkRow(row: BulkRow): Promise<void>
  /** All of these states are of that one from now on; how many. */
  moveBulkRows(bulk: BulkId, from: readonly BulkRowState[], to: BulkRowState): Promise<number>
  /** In the order of the list. */
  listBulkRows(query: BulkRowQuery): Promise<readonly BulkLine[]>
  /** How many rows are alike. */
  countBulkRows(bulk: BulkId): Promise<readonly BulkCount[]>
  /**
   * Its invitations that the backend or a card is still on its way to: effects of them that are neither finished nor
   * parked; of those that are `moving` none waits for the end of a hold.
   */
  countBulkWork(bulk: BulkId, which?: 'all' | 'moving'): Promise<number>
  /** Why the newest of them that waits for another attempt was put off. */
  findBulkProblem(bulk: BulkId): Promise<string | undefined>
}

export type BulkRowQuery = {
  readonly bulk: BulkId
  readonly states?: readonly BulkRowState[]
  readonly verdict?: BulkRow['verdict']
  /** Position of the last one on the page before. */
  readonly after?: number
  readonly limit: number
}
