import type { BulkRowTable, BulkTable } from './bulk-tables.ts'
import type { EmbeddedAccountTable, EmbeddedMembershipTable, EmbeddedOfferTable } from './embedded-tables.ts'

/**
 * The tables as both engines have them: ids are text, moments are milliseconds since 1970, yes and no are 1 and 0.
 * In SQL the names are written with underscores. `sequence` is in the order of writing.
 */
export type Tables = {
  readonly interaction: InteractionTable
  readonly invitation: InvitationTable
  readonly invitationActor: InvitationActorTable
  readonly card: CardTable
  readonly change: ChangeTable
  readonly bulk: BulkTable
  readonly bulkRow: BulkRowTable
  readonly effect: EffectTable
  readonly link: LinkTable
  readonly linkRequest: LinkRequestTable
  readonly mailCode: MailCodeTable
  readonly token: TokenTable
  readonly adminChannel: AdminChannelTable
  readonly closedDoor: ClosedDoorTable
  readonly detour: DetourTable
  readonly invitationLink: InvitationLinkTable
  readonly hold: HoldTable
  readonly turn: { readonly name: string; readonly until: number }
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
  /** JSON. */
  readonly place: string | null
  readonly resentAt: number | null
  readonly remindersSent: number | null
  readonly remindedAt: number | null
  readonly remindersOff: number | null
  readonly nextReminderAt: number | null
  readonly answeredName: string | null
  readonly toldNews: string | null
  /** JSON. */
  readonly renewal: string | null
  /** The backend has not answered the wish to send it again. */
  readonly isRenewing: number
  readonly bulk: string | null
}

type InvitationActorTable = {
  readonly invitation: string
  readonly platform: string
  readonly actor: string
  /** The place in the list of the invitee's actors. */
  readonly position: number
}

type CardTable = {
  readonly sequence: string
  /** An invitation, a change or a bulk. */
  readonly about: string
  readonly purpose: string
  readonly platform: string
  /** A person, or else a channel. */
  readonly toActor: string | null
  readonly toSpace: string | null
  readonly toChannel: string | null
  /** The platform's own. */
  readonly channel: string
  readonly message: string
}

type ChangeTable = {
  readonly id: string
  readonly sequence: string
  readonly team: string
  readonly tenant: string
  /** JSON. */
  readonly what: string
  /** The member that it is about. */
  readonly account: string | null
  readonly askedPlatform: string
  readonly askedActor: string
  readonly askedName: string
  readonly askedAccount: string | null
  /** JSON. */
  readonly place: string
  readonly status: string
  readonly decidedPlatform: string | null
  readonly decidedActor: string | null
  readonly decidedName: string | null
  readonly createdAt: number
  readonly dueAt: number | null
  readonly closedAt: number | null
  readonly failure: string | null
}

/** Only what must still happen: a finished effect is deleted. */
type EffectTable = {
  /** In the order of writing. */
  readonly id: string
  readonly kind: string
  /** An invitation, a change or a bulk. */
  readonly about: string
  readonly toPlatform: string | null
  readonly toActor: string | null
  readonly toSpace: string | null
  readonly toChannel: string | null
  readonly attempts: number
  readonly mayBeDone: number
  readonly dueAt: number
  readonly leaseUntil: number | null
  readonly leaseHolder: string | null
  readonly isParked: number
  readonly problem: string | null
  /** 0 is the most urgent. */
  readonly urgency: number
  /** What else there is to know for its kind. */
  readonly detail: string | null
}

type ClosedDoorTable = {
  readonly platform: string
  readonly actor: string
  readonly reason: string
  readonly since: number
}

type DetourTable = {
  readonly invitation: string
  readonly toldAt: number | null
  readonly mentionedAt: number | null
}

type InvitationLinkTable = {
  readonly invitation: string
  readonly id: string
  readonly expiresAt: number
  readonly way: string | null
  readonly browser: string | null
  readonly state: string | null
  readonly secrets: string | null
}

type HoldTable = {
  readonly platform: string
  /** Empty for the whole platform. */
  readonly space: string
  readonly reason: string
  readonly since: number
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

type LinkRequestTable = {
  readonly id: string
  readonly team: string
  readonly tenant: string
  readonly platform: string
  readonly actor: string
  readonly actorName: string
  /** JSON. */
  readonly wish: string | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly status: string
  readonly way: string | null
  readonly browser: string | null
  readonly state: string | null
  readonly secrets: string | null
}

type MailCodeTable = {
  readonly id: string
  readonly sequence: string
  readonly team: string
  readonly tenant: string
  readonly platform: string
  readonly actor: string
  readonly email: string
  readonly code: string
  /** JSON. */
  readonly wish: string | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly attempts: number
  readonly isUsed: number
}

type TokenTable = {
  readonly team: string
  readonly platform: string
  readonly actor: string
  readonly sealed: string
  readonly renewalUntil: number | null
}

type AdminChannelTable = {
  readonly team: string
  readonly platform: string
  readonly space: string
  readonly channel: string
  readonly boundAt: number
  /** JSON. */
  readonly flaws: string
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
  readonly change: string | null
  readonly bulk: string | null
  readonly decision: string
  readonly reason: string | null
}
