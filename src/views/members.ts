import type { MembersOutcome } from '../domain/outcomes.ts'
import { rowOf } from './change-ask.ts'
import { deniedView } from './denied.ts'
import type { View } from './view.ts'
import { count } from './words.ts'

/** Beside the team (20) and the cursor (40) there is no room for more in a button. */
const SEARCH_LENGTH = 18

export function membersView(outcome: MembersOutcome): View {
  if (outcome.kind === 'denied') return deniedView(outcome)
  const { team, members, total, search, cursor, isFirst } = outcome
  if (members.length === 0) return nobodyView(team.name, search)

  const pageAt = (from: string) => `${team.id}:${from}:${(search ?? '').slice(0, SEARCH_LENGTH)}`
  return {
    tone: 'neutral',
    title: `${total === undefined ? 'Members' : count(total, 'member')} of ${team.name}${search ? ` for “${search}”` : ''}`,
    rows: members.map((listed) => rowOf(team, listed)),
    buttons: [
      ...(isFirst
        ? []
        : [
            {
              name: 'members_page',
              subject: pageAt(''),
              label: 'Back to the start',
              look: 'plain' as const,
            },
          ]),
      ...(cursor
        ? [{ name: 'members_page', subject: pageAt(cursor), label: 'More', look: 'plain' as const }]
        : []),
    ],
  }
}

const nobodyView = (team: string, search: string | undefined): View => ({
  tone: 'neutral',
  title: search ? `No member of ${team} matches “${search}”` : `${team} has no members yet`,
  ...(search && { lines: ['Try part of a name, or leave it out to see everybody.'] }),
})
