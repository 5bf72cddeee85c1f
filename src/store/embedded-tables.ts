// As in tables.ts.

export type EmbeddedAccountTable = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** Name and address as they are searched; sorts by name. */
  readonly search: string
}

export type EmbeddedMembershipTable = {
  readonly team: string
  readonly account: string
  readonly role: string
}

export type EmbeddedOfferTable = {
  readonly team: string
  readonly key: string
  readonly sequence: string
  readonly name: string
  readonly email: string | null
  readonly account: string | null
  readonly role: string
  readonly status: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly idempotencyKey: string
  readonly acceptedAs: string | null
  readonly acceptedPlatform: string | null
  readonly acceptedActor: string | null
}
