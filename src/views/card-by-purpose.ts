import { assertNever } from '../domain/assert-never.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { cardView } from './card.ts'
import { mentionView } from './mention.ts'
import { statusLine } from './status.ts'
import type { View } from './view.ts'

type Shown = {
  readonly purpose: 'offer' | 'replaced_offer' | 'reminder' | 'mention' | 'news' | 'change'
  readonly to: { readonly platform: string }
}

/** What a message that was sent about an invitation shows by now; undefined where it stays as it is. */
export function cardByPurpose(team: Team, invitation: Invitation, { purpose, to }: Shown): View | undefined {
  switch (purpose) {
    case 'offer':
    case 'replaced_offer':
    case 'reminder':
      return cardView(team, invitation)
    case 'mention':
      return mentionView(invitation, to.platform)
    case 'news':
      return newsView(team, invitation)
    case 'change':
      return undefined
    default:
      return assertNever(purpose)
  }
}

/** Nothing is left to press once it is over. */
const newsView = (team: Team, invitation: Invitation): View | undefined =>
  invitation.status === 'pending'
    ? undefined
    : {
        tone: 'neutral',
        title: 'There is nothing left to do here',
        lines: [statusLine(team, invitation)],
      }
