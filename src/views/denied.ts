import { assertNever } from '../domain/assert-never.ts'
import type { Denied } from '../domain/outcomes.ts'
import type { Action } from '../domain/policy.ts'
import type { Team } from '../domain/team.ts'
import type { View } from './view.ts'
import { oneOf, withArticle } from './words.ts'

/** What they wanted to do, to follow "you cannot". */
const DOING: Readonly<Record<Action, string>> = {
  invite: 'invite people to',
  list_invitations: 'see the invitations of',
  revoke: 'take back invitations of',
  list_members: 'see the members of',
  answer: 'answer invitations of',
  inbox: 'read invitations of',
  help: 'get help for',
}

/** Every refusal says why, and who could. */
export function deniedView(denied: Denied): View {
  return {
    tone: 'bad',
    title: titleOf(denied),
    lines: [why(denied), whoCould(denied)].filter((line) => line !== ''),
  }
}

const titleOf = ({ action, ruling, team }: Denied): string =>
  ruling.kind === 'above_own_rank'
    ? `You cannot give that role in ${team.name}`
    : `You cannot ${DOING[action]} ${team.name}`

function why({ ruling, team }: Denied): string {
  switch (ruling.kind) {
    case 'not_a_member':
      return `As far as I know you are not a member of ${team.name}.${unproven(team)}`
    case 'rank_too_low':
      return `You need to be at least ${withArticle(ruling.needed)} of the team for this.`
    case 'above_own_rank':
      return `You are ${withArticle(ruling.own)}, so you can give others at most that role. Choose a lower role and try again.`
    case 'admin_channel_only':
      return 'This is only possible in the team’s admin channel.'
    default:
      return assertNever(ruling)
  }
}

/** Where an account is no chat person, a member may be nobody that Usher knows. */
const unproven = ({ backend: { proof, title } }: Team): string =>
  proof === 'chat'
    ? ''
    : ` If you are, I lack the proof that it is you: whoever runs Usher can link you to your ${title} account.`

const whoCould = ({ whoCould: names }: Denied): string =>
  names.length === 0 ? '' : `You could ask ${oneOf(names)}.`
