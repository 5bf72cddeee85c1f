import type { Change } from '../domain/change.ts'
import type { AccountId, ChangeId, TeamId } from '../domain/ids.ts'

/** What takes time or a second person. */
export interface Changes {
  /**
   * `known` and nothing written, when there is one of that id. `open` and nothing written, when another one about the
   * same member of the team is open.
   */
  insertChange(change: Change): Promise<'inserted' | 'known' | 'open'>
  findChange(id: ChangeId): Promise<Change | undefined>
  /** As `findChange`, and nobody else changes it until the transaction ends. */
  lockChange(id: ChangeId): Promise<Change | undefined>
  /** Everything but id, team, tenant, what, place, who asked and creation may have changed. `open` as with insertion. */
  saveChange(change: Change): Promise<'saved' | 'open'>
  findOpenChange(team: TeamId, account: AccountId): Promise<Change | undefined>
  /** `asked` ones whose time is over, oldest first, locked. */
  lockLapsedChanges(now: Date, limit: number): Promise<readonly Change[]>
  /** Forgets `drafted` ones made before `before`; how many. */
  purgeDrafts(before: Date): Promise<number>
}
