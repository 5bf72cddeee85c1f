import type { Actor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { CardPurpose } from '../domain/card-purpose.ts'
import type { ChannelRef } from '../domain/channel.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { cardView } from './card.ts'
import { mentionView } from './mention.ts'
import { namingInviter, newsCard } from './news.ts'
import { reminderView, replacedView } from './reminder.ts'
import { detourCard } from './unreached.ts'
import type { View } from './view.ts'

type Shown = {
  readonly purpose: CardPurpose
  readonly to: Actor | ChannelRef
  /** The invitee has a card, in whichever chat. */
  readonly isReached: boolean
}

/** What a message that was sent about an invitation shows by now; undefined where it stays as it is. */
export function cardByPurpose(
  team: Team,
  invitation: Invitation,
  { purpose, to, isReached }: Shown,
): View | undefined {
  switch (purpose) {
    case 'offer':
      return cardView(team, invitation)
    case 'replaced_offer':
      return replacedView(team, invitation)
    case 'reminder':
      return reminderView(team, invitation)
    case 'mention':
      return mentionView(invitation, to.platform)
    case 'news': {
      const view = newsCard(team, invitation)
      return view && ('id' in to ? view : namingInviter(view, invitation))
    }
    case 'detour':
      return detourCard(team, invitation, isReached)
    case 'change':
    case 'progress':
    case 'report':
      return undefined
    default:
      return assertNever(purpose)
  }
}
