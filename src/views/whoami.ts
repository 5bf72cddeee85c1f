import type { PersonKind } from '../domain/actor.ts'
import type { WhoAmIOutcome } from '../domain/link-outcomes.ts'
import type { Action, Ruling } from '../domain/policy.ts'
import { flawSentences } from './admin-channel.ts'
import { howLinked } from './link-words.ts'
import type { Fact, View } from './view.ts'
import { allOf, oneOf, withArticle } from './words.ts'

/** To themselves alone: who they are, how that is known, and what it is worth where they are. */
export function whoamiView(outcome: WhoAmIOutcome): View {
  const { team, person, known } = outcome
  if (person !== 'person') return { tone: 'neutral', title: TITLES[person], lines: [WHY_NOTHING[person]] }
  return {
    tone: 'neutral',
    title: titleOf(outcome),
    lines: [...ownerLine(outcome), ...rightLines(outcome), placeLine(outcome), ...flawLines(outcome)],
    ...(known && { facts: factsOf(known) }),
    ...(!known && { buttons: [{ name: 'link', subject: team.id, label: 'Link account', look: 'primary' }] }),
    footer: known
      ? 'Type /team unlink to undo the link, /team leave to leave the team.'
      : 'Type /team help to see all commands.',
  }
}

function titleOf({ team: { name }, known }: WhoAmIOutcome): string {
  if (!known) return `I do not know who you are in ${name}`
  if (!known.member) return `You are linked to an account that is not in ${name}`
  return `You are ${known.member.name}, ${withArticle(known.member.role.name)} of ${name}`
}

const factsOf = ({ link, member }: NonNullable<WhoAmIOutcome['known']>): readonly Fact[] => [
  ...(member?.email ? [{ label: 'E-mail', value: member.email }] : []),
  { label: 'How I know', value: howLinked(link.proof) },
]

const ownerLine = ({ isOperatorsOwner, team: { name } }: WhoAmIOutcome): readonly string[] =>
  isOperatorsOwner ? [`Whoever runs Usher named you as an owner of ${name}.`] : []

/** To follow "you may". */
const DOING: Readonly<Partial<Record<Action, string>>> = {
  list_members: 'see the members',
  invite: 'invite people',
  list_invitations: 'see the invitations',
  revoke: 'take back what others sent',
  remove: 'remove people',
  change_role: 'change roles',
  agree: 'agree to what others ask for',
  link_other: 'link other people',
  setup: 'set up an admin channel',
  leave: 'leave',
}

type Group = {
  readonly kinds: readonly Ruling['kind'][]
  readonly say: (doings: readonly string[]) => string
}

/** In the order in which they are read; what no group takes is not worth a word. */
const GROUPS: readonly Group[] = [
  { kinds: ['allowed', 'by_two'], say: (doings) => `You may ${allOf(doings)}.` },
  {
    kinds: ['on_request'],
    say: (doings) => `You may ask to ${allOf(doings)}; an admin decides in the admin channel.`,
  },
  {
    kinds: ['admin_channel_only'],
    say: (doings) => `Not here, but in an admin channel you may ${allOf(doings)}.`,
  },
  {
    kinds: ['no_admin_channel'],
    say: (doings) => `Only once the team has an admin channel you may ask to ${allOf(doings)}.`,
  },
  {
    kinds: ['unproven'],
    say: (doings) => `Only once you have linked your account yourself you may ${allOf(doings)}.`,
  },
  { kinds: ['rank_too_low'], say: (doings) => `Your role is not enough to ${oneOf(doings)}.` },
  {
    kinds: ['not_a_member'],
    say: (doings) => `As long as I do not know you as a member, you cannot ${oneOf(doings)}.`,
  },
]

function rightLines({ rulings }: WhoAmIOutcome): readonly string[] {
  return GROUPS.flatMap(({ kinds, say }) => {
    const doings = rulings
      .filter(({ ruling }) => kinds.includes(ruling.kind))
      .flatMap(({ action }) => DOING[action] ?? [])
    return doings.length > 0 ? [say(doings)] : []
  })
}

function placeLine({
  place: { isDirect, isAdminChannel, flaws, hasAdminChannel },
  team,
}: WhoAmIOutcome): string {
  if (isAdminChannel) return `This is an admin channel of ${team.name}.`
  if (flaws.length > 0)
    return `This is an admin channel of ${team.name}, but does not count as one at the moment.`
  if (!hasAdminChannel)
    return `${team.name} has no admin channel yet. An admin makes a private channel one with /team setup.`
  return isDirect ? 'This is a direct message, and no admin channel.' : 'This is not an admin channel.'
}

const flawLines = ({ place }: WhoAmIOutcome): readonly string[] => flawSentences(place.flaws)

type Outsider = Exclude<PersonKind, 'person'>

const TITLES: Readonly<Record<Outsider, string>> = {
  guest: 'You are a guest here',
  stranger: 'You are here from another company',
  bot: 'You are a bot',
  deactivated: 'Your account here is deactivated',
}

const WHY_NOTHING: Readonly<Record<Outsider, string>> = {
  guest:
    'Guests can do nothing with me. Ask an admin of this workspace for a full membership, and type /team whoami again.',
  stranger: 'I act only for the people of this workspace. Ask the person who invited you here.',
  bot: 'Only people can do something with me.',
  deactivated: 'It has to be active again before I can do anything for you.',
}
