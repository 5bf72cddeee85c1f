import type { UnreachableReason } from '../domain/closed-door.ts'
import type { Missed, Unreached, Ways } from '../domain/detour.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Team } from '../domain/team.ts'
import { statusLine } from './status.ts'
import type { Button, View } from './view.ts'

/** To the inviter: the message did not reach anybody, and what can be done. */
export const unreachedNotice = ({ name }: Team, invitation: Invitation, unreached: Unreached): View => ({
  tone: 'bad',
  title: `I could not bring ${invitation.invitee.name} the invitation to ${name}`,
  lines: unreachedLines(unreached),
  buttons: wayButtons(invitation, unreached.ways),
})

export const unreachedLines = ({ missed, ways }: Unreached): readonly string[] => [
  ...missed.map((one) => sentence(whyMissed(one))),
  howItStands(missed),
  ...wayLines(ways),
]

/** The same message later on; undefined while its buttons are of use. */
export function detourCard(team: Team, invitation: Invitation, isReached: boolean): View | undefined {
  if (invitation.status !== 'pending')
    return {
      tone: 'neutral',
      title: 'There is nothing left to do here',
      lines: [statusLine(team, invitation)],
    }
  if (!isReached) return undefined
  return {
    tone: 'good',
    title: `${invitation.invitee.name} has the invitation to ${team.name} now`,
    lines: ['My message arrived after all.'],
  }
}

/** Whatever else is done. */
export const howItStands = (missed: readonly Missed[]): string =>
  missed.every(({ reason }) => reason === 'deactivated')
    ? 'The invitation stands: once their account works again, /team inbox shows it to them. Or take it back with /team revoke, and invite them by another address.'
    : 'The invitation stands: it waits for them, and /team inbox shows it to them.'

/** As the beginning of a sentence, or a part of one. */
export const whyMissed = ({ on, reason }: Missed): string =>
  reason ? WHY[reason](on) : `my message did not reach them on ${on}`

const WHY: Readonly<Record<UnreachableReason, (on: string) => string>> = {
  closed: (on) => `they take no direct messages from me on ${on}`,
  no_shared_space: (on) => `they are in no place on ${on} where I am too, so I cannot write to them there`,
  unknown_person: (on) => `${on} does not let me see them, so I cannot write to them there`,
  deactivated: (on) => `their account on ${on} is switched off`,
  not_allowed: (on) => `a rule on ${on} does not let me write to them`,
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** What the buttons below would do, and who could make them more. */
export function wayLines({ mention, hasLink, noLink }: Ways): readonly string[] {
  const offers = [
    ...(mention
      ? ['mention them in the channel where they were invited, without a word about what it is']
      : []),
    ...(hasLink ? ['give you a link to hand on, where they show who they are and answer'] : []),
  ]
  return [
    ...(offers.length > 0 ? [`I can ${offers.join(', or ')}.`] : []),
    ...(noLink ? [NO_LINK[noLink]] : []),
  ]
}

const NO_LINK: Readonly<Record<NonNullable<Ways['noLink']>, string>> = {
  no_page:
    'I could give you a link to hand on if whoever runs Usher sets USHER_PUBLIC_URL and USHER_SECRET_KEY.',
  no_sign_in:
    'I could give you a link to hand on if people had somewhere to sign in; whoever runs Usher can set that up.',
}

/** Two at most. */
export const wayButtons = ({ id, invitee }: Invitation, { mention, hasLink }: Ways): readonly Button[] => [
  ...(mention
    ? [
        {
          name: 'ask_mention',
          subject: id,
          label: 'Mention them',
          look: 'plain' as const,
          spoken: `Mention ${invitee.name} in the channel`.slice(0, 75),
        },
      ]
    : []),
  ...(hasLink
    ? [
        {
          name: 'reach_link',
          subject: id,
          label: 'Get a link',
          look: 'plain' as const,
          spoken: `Get a link for ${invitee.name}`.slice(0, 75),
        },
      ]
    : []),
]

/** On a line of a list, where there is no room for more: leads to both. */
export const reachButton = ({ id, invitee }: Invitation): Button => ({
  name: 'reach',
  subject: id,
  label: 'Reach them',
  look: 'plain',
  spoken: `Reach ${invitee.name} another way`.slice(0, 75),
})
