import type { Actor } from '../domain/actor.ts'
import type { ClosedDoor } from '../domain/closed-door.ts'
import type { Hold } from '../domain/hold.ts'
import type { Detours } from './detour-records.ts'

/** What stands in the way of messages, and what is done about it. */
export interface LifeRecords extends Holds, Turns, ClosedDoors, Detours {}

/** Where nothing is sent for the time being. */
export interface Holds {
  /** `known` and nothing written where there is one for the same place and reason. */
  saveHold(hold: Hold): Promise<'saved' | 'known'>
  listHolds(): Promise<readonly Hold[]>
  /** How many there were; without a space those of the whole platform alone, without a reason all of them. */
  deleteHolds(which: Pick<Hold, 'platform' | 'space'> & Partial<Pick<Hold, 'reason'>>): Promise<number>
}

/** Whose turn it is, among processes that share the store. */
export interface Turns {
  /** True for one caller at a time, in whatever process, until `until`; the same name again only afterwards. */
  claimTurn(name: string, turn: { readonly now: Date; readonly until: Date }): Promise<boolean>
}

/** People whom direct messages do not reach. */
export interface ClosedDoors {
  /** One per actor; saving it again replaces it. */
  saveClosedDoor(door: ClosedDoor): Promise<void>
  findClosedDoor(actor: Actor): Promise<ClosedDoor | undefined>
  /** False where there was none. */
  forgetClosedDoor(actor: Actor): Promise<boolean>
}
