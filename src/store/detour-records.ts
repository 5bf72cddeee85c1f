import type { Detour, InvitationLink } from '../domain/detour.ts'
import type { InvitationId, InvitationLinkId } from '../domain/ids.ts'

/** Other ways to invitees whom direct messages do not reach. */
export interface Detours {
  findDetour(invitation: InvitationId): Promise<Detour | undefined>
  /** One per invitation; saving it again replaces it. */
  saveDetour(detour: Detour): Promise<void>
  /** One per invitation: another one takes its place. */
  saveInvitationLink(link: InvitationLink): Promise<void>
  /** Nobody else changes it until the transaction ends. */
  lockInvitationLink(id: InvitationLinkId): Promise<InvitationLink | undefined>
  /** By the hash of what came back from the issuer. */
  lockInvitationLinkByState(state: string): Promise<InvitationLink | undefined>
  /** Forgets those that ended before `before`; how many. */
  purgeInvitationLinks(before: Date): Promise<number>
}
