import type { Actor } from '../domain/actor.ts'
import { isSameChannel } from '../domain/channel.ts'
import type { Missed, Unreached, Ways } from '../domain/detour.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import type { Deps } from './deps.ts'
import { isOfferTo } from './is-offer-to.ts'
import { listInvitationSignIns } from './list-invitation-sign-ins.ts'
import { channelOf } from './read-place.ts'

export type UnreachedDeps = Pick<Deps, 'platforms' | 'teams' | 'signIns' | 'vault' | 'publicUrl'>

/**
 * Whom the card of an open invitation did not reach in any chat, and what can be done about it; undefined where one
 * arrived or is still on its way, or where there is nobody to bring it to.
 */
export async function findUnreached(
  deps: UnreachedDeps,
  tx: Transaction,
  invitation: Invitation,
): Promise<Unreached | undefined> {
  const { id, status, invitee } = invitation
  if (status !== 'pending' || invitee.actors.length === 0) return undefined
  const cards = await tx.listCards(id)
  if (invitee.actors.some((actor) => cards.some((card) => isOfferTo(card, actor)))) return undefined
  if ((await tx.countEffects({ about: id, kinds: ['deliver_card'] })) > 0) return undefined
  const missed = await listMissed(deps, tx, invitee.actors)
  return { missed, ways: await findWays(deps, tx, { invitation, missed }) }
}

/** With why, as long as that is known. */
export async function listMissed(
  { platforms }: Pick<Deps, 'platforms'>,
  tx: Transaction,
  actors: readonly Actor[],
): Promise<readonly Missed[]> {
  const missed: Missed[] = []
  for (const to of actors) {
    const door = await tx.findClosedDoor(to)
    const on = platforms.get(to.platform)?.title ?? to.platform
    missed.push({ to, on, ...(door && { reason: door.reason }) })
  }
  return missed
}

type Missing = { readonly invitation: Invitation; readonly missed: readonly Missed[] }

async function findWays(deps: UnreachedDeps, tx: Transaction, missing: Missing): Promise<Ways> {
  const team = deps.teams.get(missing.invitation.team)
  const isHopeless = missing.missed.every(({ reason }) => reason === 'deactivated')
  if (team.unreachable === 'nothing' || isHopeless) return { hasLink: false }
  const mention = team.unreachable === 'offer' ? await findMention(tx, missing) : undefined
  return { ...(mention && { mention }), ...findLink(deps, missing) }
}

/** In an admin channel they are not, and would hear nothing. */
async function findMention(tx: Transaction, { invitation, missed }: Missing): Promise<Ways['mention']> {
  const place = invitation.place && channelOf(invitation.place)
  const there = missed.find(({ to, reason }) => to.platform === place?.platform && isThere(reason))
  if (!place || !there) return undefined
  const detour = await tx.findDetour(invitation.id)
  const bound = await tx.listAdminChannels(invitation.team)
  const isPossible = !detour?.mentionedAt && !bound.some((one) => isSameChannel(one, place))
  return isPossible ? { to: there.to, place } : undefined
}

/** Whoever is nowhere to be found cannot be mentioned either. */
const isThere = (reason: Missed['reason']): boolean =>
  reason !== 'deactivated' && reason !== 'unknown_person' && reason !== 'no_shared_space'

function findLink(
  deps: UnreachedDeps,
  { invitation }: Missing,
): { readonly hasLink: boolean; readonly noLink?: 'no_page' | 'no_sign_in' } {
  if (!deps.publicUrl || !deps.vault.isOpen) return { hasLink: false, noLink: 'no_page' }
  if (listInvitationSignIns(deps, invitation).length > 0) return { hasLink: true }
  return { hasLink: false, noLink: 'no_sign_in' }
}
