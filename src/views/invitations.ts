import { type Invitation, isRevocable } from '../domain/invitation.ts'
import type { Elsewhere, InvitationsOutcome, Page } from '../domain/outcomes.ts'
import { isBeingRenewed, isRenewable } from '../domain/resend.ts'
import type { Team } from '../domain/team.ts'
import { deniedView } from './denied.ts'
import { aboutList } from './honesty.ts'
import { resendButton } from './resend-words.ts'
import { revokeButton } from './revoke.ts'
import { statusLine } from './status.ts'
import { reachButton } from './unreached.ts'
import type { Button, Row, View } from './view.ts'
import { allOf, count } from './words.ts'

export function invitationsView(outcome: InvitationsOutcome): View {
  if (outcome.kind === 'denied') return deniedView(outcome)
  const { team, invitations, total, page, elsewhere, unreached } = outcome
  if (total === 0) return { ...emptyView(team.name, page), ...aboutElsewhere(team, page, elsewhere) }

  const rows = invitations.map((invitation): Row => {
    const isUnreached = unreached.includes(invitation.id)
    const buttons = isUnreached ? unreachedButtons(invitation) : rowButtons(invitation)
    const text = [
      ...statusLine(team, invitation),
      ...(isUnreached ? [', not reached by direct message'] : []),
    ]
    return { text, ...(buttons.length > 0 && { buttons }) }
  })
  return {
    tone: 'neutral',
    title: `${count(total, 'invitation')} to ${team.name}${page.search ? ` for “${page.search}”` : ''}`,
    ...aboutElsewhere(team, page, elsewhere),
    rows,
    buttons: pageButtons(team, total, page),
    ...(total > page.size && {
      footer: `${page.offset + 1}–${page.offset + invitations.length} of ${total}`,
    }),
  }
}

const rowButtons = (invitation: Invitation): readonly Button[] => [
  ...(isRenewable(invitation) && !isBeingRenewed(invitation) ? [resendButton(invitation)] : []),
  ...(isRevocable(invitation) ? [revokeButton(invitation)] : []),
]

/** Two are the most that a line has: to send it again would not reach them either. */
const unreachedButtons = (invitation: Invitation): readonly Button[] => [
  reachButton(invitation),
  revokeButton(invitation),
]

const MOST_NAMES = 5

/** What the list does not show, on its first page. */
function aboutElsewhere(team: Team, { offset }: Page, elsewhere: Elsewhere): Pick<View, 'lines'> {
  const { title } = team.backend
  const list = aboutList(team)
  if (offset > 0) return {}
  if (list) return { lines: [list] }
  if (elsewhere === 'not_told')
    return { lines: [`${title} is not answering, so this is what I remember; it may be out of date.`] }
  if (elsewhere.length === 0) return {}
  const names = elsewhere.slice(0, MOST_NAMES)
  const more = elsewhere.length - names.length
  const all = allOf([...names, ...(more > 0 ? [`${more} more`] : [])])
  return { lines: [`Also invited at ${title}, outside of Usher: ${all}.`] }
}

const emptyView = (team: string, { search }: Page): View => ({
  tone: 'neutral',
  title: search ? `No invitation to ${team} matches “${search}”` : `Nobody was invited to ${team} so far`,
  lines: [
    search
      ? 'You can look for part of a name, or for a state such as pending or expired.'
      : 'Type /team invite to invite somebody.',
  ],
})

function pageButtons({ id }: Team, total: number, { offset, size, search }: Page): readonly Button[] {
  const to = (target: number, label: string): Button => ({
    name: 'invitations_page',
    subject: `${id}:${target}:${search.slice(0, 40)}`,
    label,
    look: 'plain',
  })
  return [
    ...(offset > 0 ? [to(Math.max(0, offset - size), 'Newer')] : []),
    ...(offset + size < total ? [to(offset + size, 'Older')] : []),
  ]
}
