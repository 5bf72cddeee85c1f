import { isSameActor } from '../domain/actor.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { Change } from '../domain/change.ts'
import type { Team } from '../domain/team.ts'
import { type ChangeOnCard, doneWords, keptTitle } from './change-card.ts'
import { changeFailure } from './change-failure.ts'
import { asker, decider, wishWords } from './change-words.ts'
import type { Text, View } from './view.ts'
import { withArticle } from './words.ts'

/** Tells who asked how it ended; undefined where they know, or there is nothing to tell. */
export function askerNotice(team: Team, shown: ChangeOnCard): View | undefined {
  const { change } = shown
  const { status } = change
  switch (status) {
    case 'done':
      return doneNotice(team, change)
    case 'undone':
      return isOwnWork(change) ? undefined : kept(team, shown, [[decider(change), ' undid it.']])
    case 'denied':
      return kept(team, shown, [[decider(change), ' did not agree. Ask them if you would like to know why.']])
    case 'lapsed':
      return kept(team, shown, ['Nobody in the admin channel agreed in time. You can ask again.'])
    case 'failed':
      return { tone: 'bad', title: failedTitle(team, change), lines: [changeFailure(team, change)] }
    case 'drafted':
    case 'asked':
    case 'waiting':
    case 'applying':
      return undefined
    default:
      return assertNever(status)
  }
}

const isOwnWork = ({ askedBy, decidedBy }: Change): boolean =>
  decidedBy !== undefined && isSameActor(askedBy, decidedBy)

/** Only where it took somebody else, or longer than they waited. */
function doneNotice(team: Team, change: Change): View | undefined {
  const { what, decidedBy } = change
  if (what.kind === 'leave') return leftView(team)
  if (!decidedBy) return undefined
  const agreed: Text = [decider(change), ' agreed.']
  if (what.kind !== 'invite') return { tone: 'good', title: doneWords(team, what), lines: [agreed] }
  return {
    tone: 'good',
    title: `Your invitations to ${team.name} are on their way`,
    lines: [agreed, 'I will tell you how they end.'],
  }
}

const kept = (team: Team, { change, invitees }: ChangeOnCard, lines: readonly Text[]): View => ({
  tone: 'neutral',
  title: keptTitle(team, change, invitees),
  lines,
})

const failedTitle = (team: Team, { what }: Change): string =>
  what.kind === 'invite'
    ? `Your invitations to ${team.name} could not be sent`
    : `I could not ${wishWords(team, what)}`

/** Also the answer to who waited for it. */
export const leftView = ({ name, backend: { proof } }: Team): View => ({
  tone: 'good',
  title: `You have left ${name}`,
  lines: [
    'Your other teams are as before. If you would like to come back, an admin can invite you again.',
    ...(proof === 'token' ? ['I have forgotten the token that you gave me.'] : []),
  ],
})

/** Tells whom it was about what is different for them now. */
export function memberNotice(team: Team, change: Change): View | undefined {
  const { what, status } = change
  if (status !== 'done') return undefined
  if (what.kind === 'remove') return removedNotice(team, change)
  if (what.kind !== 'role') return undefined
  return {
    tone: 'good',
    title: `You are ${withArticle(what.to)} of ${team.name} now`,
    lines: [[`You were ${withArticle(what.role)} before. `, asker(change), ' changed it.']],
  }
}

const removedNotice = (team: Team, change: Change): View => ({
  tone: 'neutral',
  title: `You are not in ${team.name} any more`,
  lines: [
    [asker(change), ` took you out of ${team.name}. Your other teams are as before.`],
    ['If you have questions, or think that it was a mistake, ask ', asker(change), '.'],
  ],
})
