/**
 * The tables as both engines have them: ids are text, moments are milliseconds since 1970, yes and no are 1 and 0.
 * In SQL the names are written with underscores. `sequence` is in the order of writing.
 */
export type Tables = {
  readonly interaction: InteractionTable
  readonly invitation: InvitationTable
  readonly invitationActor: InvitationActorTable
  readonly card: CardTable
  readonly effect: EffectTable
  readonly link: LinkTable
  readonly token: TokenTable
  readonly audit: AuditTable
  readonly embeddedTeam: { readonly id: string }
  readonly embeddedAccount: EmbeddedAccountTable
  readonly embeddedMembership: EmbeddedMembershipTable
  readonly embeddedOffer: EmbeddedOfferTable
}

type InteractionTable = {
  readonly id: string
  readonly sequence: string
  readonly receivedAt: number
  readonly body: string
  readonly isAnswered: number
}

type InvitationTable = {
  readonly id: string
  readonly sequence: string
  readonly team: string
  readonly tenant: string
  readonly inviteeKey: string
  readonly inviteeName: string
  readonly inviteeEmail: string | null
  readonly inviteeAccount: string | null
  /** Name and address as they are searched. */
  readonly search: string
  readonly role: string
  readonly note: string | null
  readonly inviterPlatform: string
  readonly inviterActor: string
  readonly inviterName: string
  readonly status: string
  readonly backendKey: string | null
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly answeredPlatform: string | null
  readonly answeredActor: string | null
  readonly closedAt: number | null
  readonly finishingSince: number | null
  readonly failure: string | null
}

type InvitationActorTable = {
  readonly invitation: string
  readonly platform: string
  readonly actor: string
  /** The place in the list of the invitee's actors. */
  readonly position: number
}

type CardTable = {
  readonly invitation: string
  readonly platform: string
  readonly actor: string
  readonly channel: string
  readonly message: string
}

/** Only what must still happen: a finished effect is deleted. */
type EffectTable = {
  /** In the order of writing. */
  readonly id: string
  readonly kind: string
  readonly invitation: string
  readonly toPlatform: string | null
  readonly toActor: string | null
  readonly attempts: number
  readonly mayBeDone: number
  readonly dueAt: number
  readonly leaseUntil: number | null
  readonly isParked: number
  readonly problem: string | null
}

type LinkTable = {
  readonly team: string
  readonly tenant: string
  readonly platform: string
  readonly actor: string
  readonly account: string
  readonly email: string | null
  readonly proof: string
}

type TokenTable = {
  readonly team: string
  readonly platform: string
  readonly actor: string
  readonly sealed: string
}

type AuditTable = {
  readonly sequence: string
  readonly at: number
  readonly team: string
  readonly platform: string | null
  readonly actor: string | null
  /** JSON. */
  readonly place: string | null
  readonly action: string
  readonly invitation: string | null
  readonly decision: string
  readonly reason: string | null
}

type EmbeddedAccountTable = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** Name and address as they are searched; sorts by name. */
  readonly search: string
}

type EmbeddedMembershipTable = { readonly team: string; readonly account: string; readonly role: string }

type EmbeddedOfferTable = {
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
