import { type Actor, isSameActor } from '../domain/actor.ts'
import type { InvitationId } from '../domain/ids.ts'
import type { InviteRow } from '../domain/outcomes.ts'
import type { Transaction } from '../store/store.ts'
import type { Deps } from './deps.ts'
import { findUnreached, listMissed, type UnreachedDeps } from './find-unreached.ts'
import { isOfferTo } from './is-offer-to.ts'

type ReportDeps = UnreachedDeps & Pick<Deps, 'store' | 'now'>

/**
 * What somebody is told of one invitation right now. A card counts as delivered only once it has a message ref. An inviter
 * who is told here that it came nowhere hears it no second time.
 */
export function reportInvitation(deps: ReportDeps, id: InvitationId, to: Actor): Promise<InviteRow> {
  const { store, platforms } = deps
  return store.transaction(async (tx) => {
    const invitation = await tx.findInvitation(id)
    if (!invitation) throw new Error(`invitation ${id} is gone`)
    if (invitation.failure === 'already_member')
      return { kind: 'already_member', name: invitation.invitee.name }

    const cards = await tx.listCards(id)
    const isDelivering = (await tx.countEffects({ about: id, kinds: DELIVERING })) > 0
    const arrivedAt = invitation.invitee.actors.filter((actor) =>
      cards.some((card) => isOfferTo(card, actor)),
    )
    const others = invitation.invitee.actors.filter((actor) => !arrivedAt.includes(actor))
    const trouble = invitation.status === 'sending' ? await tx.findProblem(id) : undefined
    const unreached = await findUnreached(deps, tx, invitation)
    if (unreached && isSameActor(to, invitation.inviter)) await noteTold(tx, id, deps.now())
    return {
      kind: 'invitation',
      invitation,
      ...(trouble !== undefined && { trouble }),
      delivered: arrivedAt.map(({ platform }) => platforms.get(platform)?.title ?? platform),
      missed: isDelivering ? [] : await listMissed(deps, tx, others),
      ...(unreached && { ways: unreached.ways }),
      isDelivering,
    }
  })
}

const DELIVERING = ['send', 'deliver_card'] as const

/** The inviter hears of it, in whichever way. */
export async function noteTold(tx: Transaction, invitation: InvitationId, toldAt: Date): Promise<void> {
  const detour = await tx.findDetour(invitation)
  await tx.saveDetour({ invitation, ...detour, toldAt })
}
