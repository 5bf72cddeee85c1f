import { assertNever } from '../domain/assert-never.ts'
import type { Change } from '../domain/change.ts'
import type { ChangeOutcome, LeaveAskOutcome } from '../domain/change-outcomes.ts'
import { linkSubject } from '../domain/link-subject.ts'
import type { Team } from '../domain/team.ts'
import { changeCard, undoButton } from './change-card.ts'
import { changeFailure } from './change-failure.ts'
import { leftView } from './change-notice.ts'
import { sureView } from './change-sure.ts'
import { asker, decider, duration, shownName, wishWords } from './change-words.ts'
import { deniedView } from './denied.ts'
import type { Answer, Text, View } from './view.ts'

/** To the button of the question "sure?", which only who asked can see. */
export const confirmedAnswer = (outcome: ChangeOutcome): Answer => ({
  kind: 'replace',
  view: outcomeView(outcome),
})

/** To a button of a card that everybody in the channel sees: the card itself follows by itself. */
export const decidedAnswer = (outcome: ChangeOutcome): Answer => ({
  kind: 'reply',
  view: outcome.kind === 'already' ? tooLateView(outcome.team, outcome.change) : outcomeView(outcome),
})

function outcomeView(outcome: ChangeOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'changed':
      return standView(outcome.team, outcome.change, outcome.isShown)
    case 'already':
      return outcome.change.status === 'lapsed'
        ? tooLateView(outcome.team, outcome.change)
        : standView(outcome.team, outcome.change, true)
    case 'under_way':
      return alreadyUnderWay(outcome.team, outcome.change)
    case 'stale':
      return staleView(outcome.team, outcome.change)
    case 'link_required':
      return linkRequiredView(outcome.team)
    case 'not_yours':
      return NOT_YOURS
    case 'not_found':
      return NOT_FOUND
    default:
      return assertNever(outcome)
  }
}

/** How it stands, to who asked or decided. */
function standView(team: Team, change: Change, isShown: boolean): View {
  const { what, status } = change
  if (what.kind === 'leave') return leaveView(team, change)
  if (status === 'asked') return askedView(team, change, isShown)
  // A request is known by its invitees, whom the card in the channel names.
  if (what.kind === 'invite') return requestView(team, change)
  const { buttons: _, ...view } = changeCard(team, { change, invitees: [] })
  if (status === 'waiting' || status === 'applying') return underWayView(team, change, { view, isShown })
  const { tone, title } = view
  return isShown && status !== 'failed' ? { tone, title } : view
}

type Shown = { readonly view: View; readonly isShown: boolean }

/** Nobody can correct it later: what changes from here on is for the card to say. */
function underWayView({ undoMs }: Team, change: Change, { view, isShown }: Shown): View {
  const canUndo = change.status === 'waiting' && undoMs > 0
  const undoLine = `It can be undone there for ${duration(undoMs)}.`
  const shown = { tone: 'neutral', title: view.title } as const
  if (isShown) return { ...shown, lines: [SEE_CARD, ...(canUndo ? [undoLine] : [])] }
  if (!canUndo) return view
  const lines = [NOT_SHOWN, `You can undo it for ${duration(undoMs)}.`]
  return { ...shown, lines, buttons: [undoButton(change)] }
}

const SEE_CARD = 'The card in the admin channel shows how it stands.'

const NOT_SHOWN = 'I could not post it in the admin channel, so only you can see this.'

const askedView = (team: Team, { what, dueAt }: Change, isShown: boolean): View => ({
  tone: 'waiting',
  title: 'Another admin has to agree',
  lines: [
    ...('account' in what ? [`You asked to ${wishWords(team, what)}.`] : []),
    isShown
      ? 'I have asked in the admin channel, and will tell you what comes of it.'
      : 'I could not post it in the admin channel yet. Look whether I am still in there.',
  ],
  ...(dueAt && { facts: [{ label: 'They can agree until', value: [{ moment: dueAt }] }] }),
})

function requestView(team: Team, change: Change): View {
  if (change.status === 'failed')
    return { tone: 'bad', title: 'They could not be invited', lines: [changeFailure(team, change)] }
  return change.status === 'denied'
    ? {
        tone: 'neutral',
        title: `Nobody is invited to ${team.name}`,
        lines: [[asker(change), ' has been told.']],
      }
    : { tone: 'good', title: 'The invitations are on their way', lines: [[asker(change), ' has been told.']] }
}

function leaveView(team: Team, change: Change): View {
  const { status } = change
  if (status === 'done') return leftView(team)
  if (status === 'failed')
    return { tone: 'bad', title: `You are still in ${team.name}`, lines: [changeFailure(team, change)] }
  if (status === 'lapsed') return tooLateView(team, change)
  return {
    tone: 'waiting',
    title: `Leaving ${team.name}…`,
    lines: [`${team.backend.title} has not confirmed it yet. I keep trying, and will tell you how it ends.`],
  }
}

/** Somebody else was faster, or the clock. */
function tooLateView(team: Team, change: Change): View {
  const { status } = change
  const title: Text =
    status === 'lapsed'
      ? 'This was asked for too long ago'
      : ['There is nothing to decide any more: ', ...whoWasFirst(change)]
  const { lines = [] } =
    change.what.kind === 'invite' ? { lines: [] } : changeCard(team, { change, invitees: [] })
  return {
    tone: 'neutral',
    title,
    lines: status === 'lapsed' ? ['Nothing was changed. Ask anew if you still want it.'] : lines,
  }
}

function whoWasFirst(change: Change) {
  const { status } = change
  if (status === 'undone') return [decider(change), ' undid it']
  if (status === 'denied') return [decider(change), ' did not agree']
  if (status === 'failed') return ['it could not be done']
  return change.decidedBy ? [decider(change), ' agreed to it'] : ['it is done']
}

/** Another one about the same member is open. */
export function alreadyUnderWay(team: Team, change: Change): View {
  const { what, status } = change
  const wish = what.kind === 'invite' ? '' : wishWords(team, what)
  return {
    tone: 'neutral',
    title: [asker(change), ` asked to ${wish} already`],
    lines: [
      status === 'asked'
        ? 'It waits for a second admin. Nothing else can be changed about them until then.'
        : `It is being done; wait ${shortWait(team)} and look again.`,
    ],
  }
}

const shortWait = ({ undoMs }: Team): string => duration(Math.max(undoMs, 1_000))

function staleView(team: Team, { what }: Change): View {
  const name = 'account' in what ? shownName(what.name) : 'this'
  return {
    tone: 'neutral',
    title: `Something about ${name} has changed since you looked`,
    lines: [
      `Their role in ${team.name} is another one by now, or they are out. Nothing was done: look again with /team members.`,
    ],
  }
}

/** To whoever wants to leave. */
export function askLeaveAnswer(outcome: LeaveAskOutcome): Answer {
  return { kind: 'reply', view: askLeaveView(outcome) }
}

function askLeaveView(outcome: LeaveAskOutcome): View {
  switch (outcome.kind) {
    case 'denied':
      return deniedView(outcome)
    case 'sure':
      return sureView(outcome)
    case 'under_way':
      return leaveUnderWay(outcome.team, outcome.change)
    case 'elsewhere':
      return elsewhereView(outcome.team)
    case 'link_required':
      return linkRequiredView(outcome.team)
    default:
      return assertNever(outcome)
  }
}

/** Something about whoever wants to leave, or their own leave, is open. */
function leaveUnderWay(team: Team, change: Change): View {
  const { what, status } = change
  if (what.kind === 'leave' || what.kind === 'invite') return leaveView(team, change)
  return {
    tone: 'neutral',
    title: [asker(change), ` asked to ${wishWords(team, { ...what, name: 'you' })}`],
    lines: [
      status === 'asked'
        ? 'It waits for a second admin. Once that is settled, you can leave with /team leave.'
        : `It is being done; wait ${shortWait(team)}. If you are still in the team then, you can leave with /team leave.`,
    ],
  }
}

const elsewhereView = ({ name, backend: { title } }: Team): View => ({
  tone: 'bad',
  title: `I cannot take you out of ${name} from here`,
  lines: [
    `Nothing tells me which account of ${title} is yours, and I never leave for somebody with the team's own key.`,
    `Leave at ${title} itself, in the settings of the team there; or ask an admin here to remove you.`,
  ],
})

const linkRequiredView = ({ id, name, backend: { title, tokenFrom } }: Team): View => ({
  tone: 'neutral',
  title: `Only you can leave ${name}`,
  lines: [
    `It takes your own ${title} account, never the team's key. Link it once, and I will ask you again; if I do not, type /team leave.`,
    ...(tokenFrom ? [`It takes a token of yours. You get one ${tokenFrom}.`] : []),
  ],
  buttons: [
    { name: 'link', subject: linkSubject({ id }, { kind: 'leave' }), label: 'Link account', look: 'primary' },
  ],
})

const NOT_YOURS: View = {
  tone: 'bad',
  title: 'This question was put to somebody else',
  lines: ['Nothing was changed. Ask yourself with /team remove or /team role.'],
}

const NOT_FOUND: View = {
  tone: 'bad',
  title: 'I do not know what this button is about any more',
  lines: ['Nothing was changed. Start anew with /team members.'],
}
