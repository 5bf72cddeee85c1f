import { assertNever } from '../domain/assert-never.ts'
import type { Denied } from '../domain/outcomes.ts'
import type { Action, Refusal } from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import type { Team } from '../domain/team.ts'
import { flawSentences } from './admin-channel.ts'
import { nobodyAgrees } from './change-words.ts'
import type { Button, View } from './view.ts'
import { oneOf, withArticle } from './words.ts'

/** What they wanted to do, to follow "you cannot". */
const DOING: Readonly<Record<Action, string>> = {
  invite: 'invite people to',
  bulk: 'invite a list of people to',
  tend_bulk: 'look after lists of people for',
  list_invitations: 'see the invitations of',
  revoke: 'take back invitations of',
  resend: 'send invitations again for',
  reach: 'reach invitees in another way for',
  answer: 'answer this invitation to',
  inbox: 'read invitations to',
  list_members: 'see the members of',
  remove: 'remove people from',
  change_role: 'change roles in',
  leave: 'leave',
  agree: 'decide this for',
  undo: 'undo this in',
  link: 'link your account to',
  unlink: 'unlink your account from',
  link_other: 'link other people to',
  unlink_other: 'unlink other people from',
  setup: 'set up',
  move_setup: 'move the admin channel of',
  whoami: 'be told who you are in',
  help: 'get help for',
}

/** Every refusal says why, and who could. */
export function deniedView(denied: Denied): View {
  const lines = [why(denied), ...flawLines(denied), whoCould(denied)].filter((line) => line !== '')
  const buttons = buttonsOf(denied)
  return { tone: 'bad', title: titleOf(denied), lines, ...(buttons.length > 0 && { buttons }) }
}

function titleOf(denied: Denied): string {
  const { action, ruling, team } = denied
  if (ruling.kind === 'above_own_rank') return `You cannot give that role in ${team.name}`
  return `${aboutPerson(denied) ?? `You cannot ${DOING[action]}`} ${team.name}`
}

/** Where it is a matter of whom, and not of what. */
function aboutPerson({ action, ruling: { kind }, whom }: Denied): string | undefined {
  if (kind === 'oneself' || kind === 'own_case') return TO_ONESELF[action]
  if (!whom) return undefined
  if (kind === 'last_owner' || kind === 'service_account') return TO_NOBODY[action]?.(whom)
  return kind === 'outranked' || kind === 'owners_link_themselves' ? TO_THEM[action]?.(whom) : undefined
}

type Told = Readonly<Partial<Record<Action, (whom: string) => string>>>

const TO_ONESELF: Readonly<Partial<Record<Action, string>>> = {
  remove: 'You cannot remove yourself from',
  change_role: 'You cannot change your own role in',
}

const TO_NOBODY: Told = {
  remove: (whom) => `${whom} cannot be removed from`,
  change_role: (whom) => `${whom} cannot be given another role in`,
}

const TO_THEM: Told = {
  remove: (whom) => `You cannot remove ${whom} from`,
  change_role: (whom) => `You cannot change the role of ${whom} in`,
  link_other: (whom) => `You cannot link ${whom} to`,
  unlink_other: (whom) => `You cannot unlink ${whom} from`,
}

function why({ ruling, team, action, flaws }: Denied): string {
  switch (ruling.kind) {
    case 'not_a_member':
      return `As far as I know you are not a member of ${team.name}.${unproven(team)}`
    case 'rank_too_low':
      return ruling.needed === 'owner'
        ? 'You need to be an owner of the team for this.'
        : `You need to be at least ${withArticle(ruling.needed)} of the team for this.`
    case 'above_own_rank':
      return `You are ${withArticle(ruling.own)}, so you can give others at most that role. Choose a lower role and try again.`
    case 'outranked':
      return `You are ${withArticle(ruling.own)}, and they rank above you.`
    case 'admin_channel_only':
      return flaws.length > 0
        ? 'This is only possible in an admin channel, and this channel does not count as one at the moment.'
        : 'This is only possible in the team’s admin channel. Go there and try again; if there is none yet, an admin makes a private channel one with /team setup.'
    default:
      return whyThis(ruling, team, action)
  }
}

type Rest = Exclude<
  Refusal,
  { readonly kind: 'not_a_member' | 'rank_too_low' | 'above_own_rank' | 'outranked' | 'admin_channel_only' }
>

/** What does not depend on rank or place. */
function whyThis(ruling: Rest, team: Team, action: Action): string {
  switch (ruling.kind) {
    case 'not_a_colleague':
      return OUTSIDERS[ruling.who]
    case 'no_admin_channel':
      return 'Somebody else has to agree to this, and there is no admin channel where I could ask. An admin makes a private channel one with /team setup.'
    case 'not_yours':
      return 'It is for somebody else, and only they can answer it. Type /team inbox to see your own invitations.'
    case 'oneself':
      return 'That is you. Type /team leave if you want to leave yourself.'
    case 'own_case':
      return (
        OWN_CASE[action] ??
        'Nobody decides about what they asked for themselves or what is about them; a second admin has to.'
      )
    case 'service_account':
      return `That is a service account, not a person. Look after it at ${team.backend.title} itself.`
    case 'last_owner':
      return `${team.name} would be left without an owner. Make somebody else an owner first.`
    case 'owners_link_themselves':
      return 'An owner links their account themselves, with /team link: nobody else can say who an owner is.'
    case 'unproven':
      return 'For this I have to be certain who you are, and only you can show me: link your account yourself first.'
    default:
      return assertNever(ruling)
  }
}

const OUTSIDERS = {
  guest: 'You are a guest here. Ask for a full membership of this workspace first; then I can act for you.',
  stranger: 'You are here from another company, so I cannot act for you. Ask the person who invited you.',
  bot: 'Only people can do this, and you are a bot.',
  deactivated: 'Your account here is deactivated. It has to be active again first.',
} as const

const OWN_CASE: Readonly<Partial<Record<Action, string>>> = {
  change_role: 'That is your own role. Somebody else in the admin channel has to change it.',
  link_other: 'That is you. Type /team link to link your own account.',
  undo: 'This is about you, so somebody else in the admin channel has to undo it.',
}

/** Where an account is no chat person, a member may be nobody that Usher knows. */
const unproven = ({ backend: { proof, title } }: Team): string =>
  proof === 'chat' ? '' : ` If you are, I lack the proof that it is you: link your ${title} account first.`

const flawLines = ({ ruling, flaws }: Denied): readonly string[] =>
  ruling.kind === 'admin_channel_only' ? flawSentences(flaws) : []

/** Names only for those who may see them. */
function whoCould({ whoCould: names, couldNobody, ruling, action, team }: Denied): string {
  if (couldNobody && action === 'agree') return nobodyAgrees(team)
  if (names.length > 0) return `You could ask ${oneOf(names)}.`
  const rank = ruling.kind === 'rank_too_low' ? ruling.needed : RANK_OF_HELP[ruling.kind]
  return rank ? `You could ask ${withArticle(rank)} of the team.` : ''
}

const RANK_OF_HELP: Readonly<Partial<Record<Refusal['kind'], Rank>>> = {
  not_a_member: 'admin',
  outranked: 'owner',
  above_own_rank: 'owner',
}

const buttonsOf = ({ ruling, team }: Denied): readonly Button[] =>
  ruling.kind === 'not_a_member' || ruling.kind === 'unproven'
    ? [{ name: 'link', subject: team.id, label: 'Link account', look: 'plain' }]
    : []
