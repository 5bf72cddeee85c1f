import { isSameActor } from '../domain/actor.ts'
import type { ChannelSight } from '../domain/channel.ts'
import type { Ways } from '../domain/detour.ts'
import type {
  AskMentionOutcome,
  FoundUnreached,
  MentionOutcome,
  NoDetour,
  NoMention,
  WhyNoMention,
} from '../domain/detour-outcomes.ts'
import type { InvitationId } from '../domain/ids.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { findForDetour, refuse } from './find-for-detour.ts'
import { lookAt } from './read-place.ts'

/** The inviter wants the invitee mentioned in the channel: whether that can be, at this moment. Changes nothing. */
export async function askMention(deps: Deps, caller: Caller, id: InvitationId): Promise<AskMentionOutcome> {
  const found = await findMentionable(deps, caller, id)
  if (found.kind !== 'mentionable') return found
  const { team, invitation } = found
  return { kind: 'sure', team, invitation }
}

/** They saw what will be said, and said yes: once for each invitation. The mention says nothing of team or invitation. */
export async function mentionInvitee(deps: Deps, caller: Caller, id: InvitationId): Promise<MentionOutcome> {
  const found = await findMentionable(deps, caller, id)
  if (found.kind !== 'mentionable') return found
  const { team, invitation } = found
  const isFirst = await deps.store.transaction((tx) => record(deps, tx, { caller, found }))
  if (!isFirst) return refuseMention(deps, caller, { found, because: 'mentioned' })

  await deps.settle([id], ['mention'])
  return deps.store.transaction(async (tx): Promise<MentionOutcome> => {
    const cards = await tx.listCards(id)
    const isPosted = cards.some(({ purpose }) => purpose === 'mention')
    const detour = await tx.findDetour(id)
    // Whoever could not say it took the note of it back.
    if (!detour?.mentionedAt) return { kind: 'no_mention', because: 'hidden', team, invitation }
    return { kind: 'mentioned', team, invitation, isPosted }
  })
}

type Mentionable = Omit<FoundUnreached, 'kind' | 'unreached'> & {
  readonly kind: 'mentionable'
  readonly mention: NonNullable<Ways['mention']>
}

async function findMentionable(
  deps: Deps,
  caller: Caller,
  id: InvitationId,
): Promise<Mentionable | NoMention | NoDetour> {
  const found = await findForDetour(deps, caller, id)
  if (found.kind !== 'unreached') return found
  const { mention } = found.unreached.ways
  if (!mention) return refuseMention(deps, caller, { found, because: await whyNone(deps, id) })
  const because = whyNotThere(await lookAt(deps, mention.place), mention)
  if (because) return refuseMention(deps, caller, { found, because })
  const { team, invitation } = found
  return { kind: 'mentionable', team, invitation, mention }
}

async function whyNone({ store }: Deps, id: InvitationId): Promise<WhyNoMention> {
  const detour = await store.transaction((tx) => tx.findDetour(id))
  return detour?.mentionedAt ? 'mentioned' : 'no_channel'
}

/** Who is in a public channel nobody can tell, and of groups nobody knows who is in them. */
function whyNotThere(sight: ChannelSight, { to }: NonNullable<Ways['mention']>): WhyNoMention | undefined {
  if (sight.kind !== 'seen' || sight.isArchived) return 'hidden'
  if (sight.isShared) return 'shared'
  const { isPrivate, isWhole, groups, people } = sight
  const isKnown = isPrivate && isWhole && groups.length === 0
  return isKnown && !people.some(({ actor }) => isSameActor(actor, to)) ? 'away' : undefined
}

type Refusing = {
  readonly found: Pick<FoundUnreached, 'team' | 'invitation'>
  readonly because: WhyNoMention
}

function refuseMention(deps: Deps, caller: Caller, { found, because }: Refusing): Promise<NoMention> {
  const { team, invitation } = found
  return refuse(deps, caller, {
    id: invitation.id,
    outcome: { kind: 'no_mention', because, team, invitation },
  })
}

type Mentioning = { readonly caller: Caller; readonly found: Mentionable }

/** False where somebody else was faster. */
async function record(
  { now }: Deps,
  tx: Transaction,
  { caller, found: { invitation, mention } }: Mentioning,
): Promise<boolean> {
  const { id, team } = invitation
  const current = await tx.lockInvitation(id)
  const detour = await tx.findDetour(id)
  if (current?.status !== 'pending' || detour?.mentionedAt) return false
  const { actor, place } = caller
  await tx.saveDetour({ invitation: id, ...detour, mentionedAt: now() })
  await tx.enqueue({ kind: 'mention', invitation: id, to: mention.to, place: mention.place }, now())
  const entry = { at: now(), team, actor, place, invitation: id } as const
  await tx.appendAudit({ ...entry, action: 'invitation.mentioned', decision: 'done' })
  return true
}
