import type { MembersOutcome } from '../domain/outcomes.ts'
import { deniedView } from './denied.ts'
import type { View } from './view.ts'
import { count } from './words.ts'

export function membersView(outcome: MembersOutcome): View {
  if (outcome.kind === 'denied') return deniedView(outcome)
  const { team, members, total, search, cursor, isFirst } = outcome
  if (members.length === 0) return nobodyView(team.name, search)

  const subject = `${cursor ?? ''}:${(search ?? '').slice(0, 40)}`
  return {
    tone: 'neutral',
    title: `${total === undefined ? 'Members' : count(total, 'member')} of ${team.name}${search ? ` for “${search}”` : ''}`,
    rows: members.map(({ name, role }) => ({ text: [{ bold: name }, ` – ${role.name}`] })),
    buttons: [
      ...(isFirst
        ? []
        : [
            {
              name: 'members_page',
              subject: `:${(search ?? '').slice(0, 40)}`,
              label: 'Back to the start',
              look: 'plain' as const,
            },
          ]),
      ...(cursor ? [{ name: 'members_page', subject, label: 'More', look: 'plain' as const }] : []),
    ],
  }
}

const nobodyView = (team: string, search: string | undefined): View => ({
  tone: 'neutral',
  title: search ? `No member of ${team} matches “${search}”` : `${team} has no members yet`,
  ...(search && { lines: ['Try part of a name, or leave it out to see everybody.'] }),
})
