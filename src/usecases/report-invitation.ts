import type { InvitationId } from '../domain/ids.ts'
import type { InviteRow } from '../domain/outcomes.ts'
import type { Deps } from './deps.ts'
import { isOfferTo } from './is-offer-to.ts'

type ReportDeps = Pick<Deps, 'store' | 'platforms'>

/** What the inviter may be told of one invitation right now. A card counts as delivered only once it has a message ref. */
export function reportInvitation({ store, platforms }: ReportDeps, id: InvitationId): Promise<InviteRow> {
  return store.transaction(async (tx) => {
    const invitation = await tx.findInvitation(id)
    if (!invitation) throw new Error(`invitation ${id} is gone`)
    if (invitation.failure === 'already_member')
      return { kind: 'already_member', name: invitation.invitee.name }

    const cards = await tx.listCards(id)
    const isDelivering = (await tx.countEffects({ about: id })) > 0
    const titles = (delivered: boolean) =>
      invitation.invitee.actors
        .filter((actor) => cards.some((card) => isOfferTo(card, actor)) === delivered)
        .map(({ platform }) => platforms.get(platform)?.title ?? platform)
    const trouble = invitation.status === 'sending' ? await tx.findProblem(id) : undefined
    return {
      kind: 'invitation',
      invitation,
      ...(trouble !== undefined && { trouble }),
      delivered: titles(true),
      undelivered: isDelivering ? [] : titles(false),
      isDelivering,
    }
  })
}
