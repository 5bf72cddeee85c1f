import type { Proposal } from '../domain/change-outcomes.ts'
import { type AboutMember, duration, nobodyAgrees } from './change-words.ts'
import type { Answer, Button, Text, View } from './view.ts'
import { count, withArticle } from './words.ts'

type Sure = Extract<Proposal, { kind: 'sure' }>

/** Before anything is done: what will happen, to whom, and what goes with them. */
export function sureView(sure: Sure): View {
  const { change } = sure
  const { what } = change
  if (what.kind === 'invite') throw new Error('nobody is asked whether they are sure of an invitation')
  return {
    tone: 'neutral',
    title: titleOf(sure.team.name, what),
    lines: linesOf(sure, what),
    buttons: [
      confirmButton(change.id, what),
      { name: 'keep_change', subject: change.id, label: KEEP[what.kind], look: 'plain' },
    ],
  }
}

const KEEP = { remove: 'Keep', role: 'Keep', leave: 'Stay' } as const

function titleOf(team: string, what: AboutMember): string {
  if (what.kind === 'role') return `Make ${what.name} ${withArticle(what.to)} of ${team}?`
  return what.kind === 'remove' ? `Remove ${what.name} from ${team}?` : `Leave ${team}?`
}

function confirmButton(subject: string, what: AboutMember): Button {
  const base = { name: 'confirm_change', subject }
  if (what.kind === 'leave') return { ...base, label: 'Leave', look: 'danger' }
  if (what.kind === 'role')
    return { ...base, label: `Make ${withArticle(what.to)}`.slice(0, 75), look: 'primary' }
  return { ...base, label: `Remove ${what.name}`.slice(0, 75), look: 'danger' }
}

function linesOf(sure: Sure, what: AboutMember): Text[] {
  if (what.kind === 'role') return [`They are ${withArticle(what.role)} now.`, ...whatFollows(sure)]
  return what.kind === 'remove' ? removeLines(sure, what) : leaveLines(sure, what)
}

function removeLines(sure: Sure, what: AboutMember): Text[] {
  const { goesWithMember } = sure.team.backend
  return [
    `They are ${withArticle(what.role)} of the team.`,
    ...(goesWithMember ? [`They also lose ${goesWithMember}.`] : []),
    ...invitationsLine(sure, 'they'),
    'Their other teams stay as they are, and I will tell them kindly.',
    ...whatFollows(sure),
  ]
}

function leaveLines(sure: Sure, what: AboutMember): Text[] {
  const { goesWithMember } = sure.team.backend
  return [
    `You are ${withArticle(what.role)} of the team, and would lose that at once: it cannot be undone here.`,
    ...(goesWithMember ? [`You would also lose ${goesWithMember.replace('they', 'you')}.`] : []),
    ...invitationsLine(sure, 'you'),
    'Your other teams stay as they are. To come back, you need a new invitation.',
  ]
}

const invitationsLine = ({ invitations }: Sure, who: 'they' | 'you'): string[] =>
  invitations === 0
    ? []
    : [`${count(invitations, 'invitation')} that ${who} sent and nobody has answered yet will be taken back.`]

function whatFollows({ isByTwo, lacksSecond, team }: Sure): string[] {
  if (lacksSecond) return ['As it is about an owner, another admin has to agree first.', nobodyAgrees(team)]
  if (isByTwo)
    return ['As it is about an owner, another admin has to agree first. I will ask in the admin channel.']
  return team.undoMs > 0 ? [`After you confirm, there are ${duration(team.undoMs)} to undo it.`] : []
}

export const stayAnswer: Answer = {
  kind: 'replace',
  view: { tone: 'neutral', title: 'Everything stays as it is', lines: ['Nothing was changed.'] },
}
