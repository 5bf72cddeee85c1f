import type { Actor, Place } from '../domain/actor.ts'
import type { DeliveryId } from '../domain/ids.ts'
import type { Team } from '../domain/team.ts'
import type { MessageRef } from '../platforms/platform.ts'

/** Who is asking, where, and for which team: read from the interaction, never from its input. */
export type Caller = {
  readonly actor: Actor
  readonly name: string
  readonly place: Place
  readonly team: Team
  /** The same when the interaction is run again after a crash. */
  readonly delivery: DeliveryId
  /** The message that a pressed button is on, where it can be revised later. */
  readonly message?: MessageRef
  /** When they asked; only where it is run again after a crash, and things may have gone on since. */
  readonly doneAt?: Date
}
