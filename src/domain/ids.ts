declare const brand: unique symbol

/** A string that only its own minting function makes, so that two kinds of id cannot be mixed up. */
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type TeamId = Branded<'TeamId'>
export type AccountId = Branded<'AccountId'>
export type InvitationId = Branded<'InvitationId'>
/** What the backend calls the invitation: an e-mail at one, a UUID at another. Never shown, never logged. */
export type BackendKey = Branded<'BackendKey'>
/** Something somebody asked for that takes time or a second person. */
export type ChangeId = Branded<'ChangeId'>
/** A list of people who are invited together. */
export type BulkId = Branded<'BulkId'>
/** A hash of the secret in a link: whoever reads the store cannot follow it. */
export type LinkRequestId = Branded<'LinkRequestId'>
/** A hash of the secret in the address that an inviter hands on. */
export type InvitationLinkId = Branded<'InvitationLinkId'>
export type EffectId = Branded<'EffectId'>
/** The platform's own id of one interaction, for dropping repeats. */
export type DeliveryId = Branded<'DeliveryId'>

export const asTeamId = (text: string): TeamId => text as TeamId
export const asAccountId = (text: string): AccountId => text as AccountId
export const asInvitationId = (text: string): InvitationId => text as InvitationId
export const asBackendKey = (text: string): BackendKey => text as BackendKey
export const asChangeId = (text: string): ChangeId => text as ChangeId
export const asBulkId = (text: string): BulkId => text as BulkId
export const asLinkRequestId = (text: string): LinkRequestId => text as LinkRequestId
export const asInvitationLinkId = (text: string): InvitationLinkId => text as InvitationLinkId
export const asEffectId = (text: string): EffectId => text as EffectId
export const asDeliveryId = (text: string): DeliveryId => text as DeliveryId
