import { asInvitationId, asInvitationLinkId } from '../../src/domain/ids.ts'
import type { Invitation } from '../../src/domain/invitation.ts'
import type {
  InvitationPageOutcome,
  ReturnedInvitee,
  VisitedInvitation,
} from '../../src/domain/invitation-page.ts'
import { sampleTeam } from '../domain/sample-team.ts'

const team = sampleTeam()

const createdAt = new Date('2026-03-02T09:00:00Z')
const expiresAt = new Date('2026-03-09T09:00:00Z')

const invitation: Invitation = {
  id: asInvitationId('i'),
  team: team.id,
  tenant: team.tenant,
  invitee: {
    key: 'email:bob@lighthouse.example',
    name: 'Bob <b>Okafor</b>',
    email: 'bob@lighthouse.example',
    actors: [{ platform: 'slack', id: 'T1/U1' }],
  },
  role: 'member',
  note: 'We need you for the lamp room.',
  inviter: { platform: 'slack', id: 'T1/U2' },
  inviterName: 'Ann <i>Lee</i>',
  status: 'pending',
  createdAt,
  expiresAt,
}

const visited: VisitedInvitation = {
  key: 'a-secret-of-this-link',
  link: { id: asInvitationLinkId('id-of-the-link'), invitation: invitation.id, expiresAt },
  invitation,
  team,
  ways: [
    { way: 'issuer', title: 'Lighthouse ID' },
    { way: 'slack', title: 'Slack' },
  ],
}

const returned: ReturnedInvitee = { ...visited, from: { way: 'slack', title: 'Slack' } }

/** One of every kind that a browser is shown. `stays` is an address that answers nothing. */
export const invitationPageSamples = (
  stays: URL,
): {
  readonly [Kind in InvitationPageOutcome['kind']]: Extract<InvitationPageOutcome, { kind: unknown }>
} => ({
  ask: { ...visited, kind: 'ask' },
  leaving: { ...visited, kind: 'leaving', url: stays, title: 'Slack' },
  offer: { ...visited, kind: 'offer', proved: { actor: { platform: 'slack', id: 'T1/U1' } } },
  over: { ...visited, kind: 'over', invitation: { ...invitation, status: 'revoked' } },
  answered: {
    ...visited,
    kind: 'answered',
    answer: { kind: 'answered', team, invitation: { ...invitation, status: 'joined', closedAt: createdAt } },
  },
  not_invited: { ...returned, kind: 'not_invited' },
  cancelled: { ...returned, kind: 'cancelled' },
  code_used: { ...returned, kind: 'code_used' },
  clock: { ...returned, kind: 'clock' },
  unverified: { ...returned, kind: 'unverified' },
  linked_otherwise: { ...visited, kind: 'linked_otherwise', proof: 'token' },
  denied: {
    kind: 'denied',
    action: 'answer',
    team,
    ruling: { kind: 'not_a_colleague', who: 'guest' },
    flaws: [],
    whoCould: [],
  },
  expired: { ...visited, kind: 'expired' },
  not_found: { kind: 'not_found' },
  gone: { kind: 'gone' },
  forged: { kind: 'forged' },
  began_elsewhere: { kind: 'began_elsewhere' },
})

/** What else may have come of an answer. */
export const answeredInvitationSamples: readonly Extract<InvitationPageOutcome, { kind: 'answered' }>[] = [
  { ...visited, kind: 'answered', answer: { kind: 'link_required', team, invitation, isRefused: false } },
  { ...visited, kind: 'answered', answer: { kind: 'expired', team, invitation } },
  {
    ...visited,
    kind: 'answered',
    answer: {
      kind: 'answered',
      team,
      invitation: { ...invitation, status: 'joining', finishingSince: createdAt },
    },
  },
]
