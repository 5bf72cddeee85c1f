import type { InvitationsOutcome, Page } from '../domain/outcomes.ts'
import { deniedView } from './denied.ts'
import { revokeButton } from './revoke.ts'
import { statusLine } from './status.ts'
import type { Button, Row, View } from './view.ts'
import { count } from './words.ts'

export function invitationsView(outcome: InvitationsOutcome): View {
  if (outcome.kind === 'denied') return deniedView(outcome)
  const { team, invitations, total, page } = outcome
  if (total === 0) return emptyView(team.name, page)

  const rows = invitations.map((invitation): Row => {
    const isRevocable = invitation.status === 'pending' || invitation.status === 'sending'
    return { text: statusLine(invitation), ...(isRevocable && { buttons: [revokeButton(invitation)] }) }
  })
  return {
    tone: 'neutral',
    title: `${count(total, 'invitation')} to ${team.name}${page.search ? ` for “${page.search}”` : ''}`,
    rows,
    buttons: pageButtons(total, page),
    ...(total > page.size && {
      footer: `${page.offset + 1}–${page.offset + invitations.length} of ${total}`,
    }),
  }
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

function pageButtons(total: number, { offset, size, search }: Page): readonly Button[] {
  const to = (target: number, label: string): Button => ({
    name: 'invitations_page',
    subject: `${target}:${search.slice(0, 60)}`,
    label,
    look: 'plain',
  })
  return [
    ...(offset > 0 ? [to(Math.max(0, offset - size), 'Newer')] : []),
    ...(offset + size < total ? [to(offset + size, 'Older')] : []),
  ]
}
