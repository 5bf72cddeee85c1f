// As in tables.ts.

export type BulkTable = {
  readonly id: string
  readonly sequence: string
  readonly team: string
  readonly tenant: string
  readonly askedPlatform: string
  readonly askedActor: string
  readonly askedName: string
  /** JSON. */
  readonly place: string
  readonly file: string | null
  /** JSON. */
  readonly leftOut: string
  readonly role: string
  readonly note: string | null
  readonly status: string
  readonly round: number
  readonly createdAt: number
  readonly startedAt: number | null
  /** JSON. */
  readonly pause: string | null
  readonly stoppedName: string | null
  readonly finishedAt: number | null
  readonly undoUntil: number | null
  readonly undoneName: string | null
  readonly paceSince: number | null
  readonly paceWaiting: number | null
  readonly shown: string | null
}

export type BulkRowTable = {
  readonly bulk: string
  readonly position: number
  readonly line: number
  readonly typed: string
  readonly email: string | null
  readonly platform: string | null
  readonly actor: string | null
  readonly name: string | null
  readonly role: string | null
  readonly note: string | null
  readonly verdict: string
  readonly state: string
  readonly reason: string | null
  readonly invitation: string | null
}
