import { facts } from '../../src/backends/zenml/facts.ts'
import { asAccountId, asInvitationId, asLinkRequestId } from '../../src/domain/ids.ts'
import type { Returned, Visited } from '../../src/domain/page-outcomes.ts'
import type { ShownOutcome } from '../../src/views/link-page.ts'
import { sampleTeam } from '../domain/sample-team.ts'

const team = sampleTeam({ backend: facts })

const visited: Visited = {
  key: 'a-secret-of-this-link',
  request: {
    id: asLinkRequestId('id-of-the-link'),
    team: team.id,
    tenant: team.tenant,
    actor: { platform: 'slack', id: 'T1/U1' },
    actorName: 'Bob <b>Okafor</b>',
    createdAt: new Date('2026-03-02T09:00:00Z'),
    expiresAt: new Date('2026-03-02T09:10:00Z'),
    status: 'open',
  },
  team,
  platform: 'Slack',
  ways: [
    { way: 'issuer', title: 'Lighthouse ID' },
    { way: 'slack', title: 'Slack' },
  ],
  canRenew: true,
}

const returned: Returned = { ...visited, from: { way: 'issuer', title: 'Lighthouse ID' } }

const email = 'bob@lighthouse.example'

/** One of every kind that a browser is shown. `stays` is an address that answers nothing, so that the page stays. */
export const pageSamples = (
  stays: URL,
): { readonly [Kind in ShownOutcome['kind']]: Extract<ShownOutcome, { kind: unknown }> } => ({
  ask: { ...visited, kind: 'ask' },
  other_browser: { ...visited, kind: 'other_browser' },
  used: { ...visited, kind: 'used' },
  expired: { ...visited, kind: 'expired' },
  leaving: { ...visited, kind: 'leaving', url: stays, title: 'Lighthouse ID' },
  confirm: {
    ...returned,
    kind: 'confirm',
    role: 'Organization Member',
    proved: { account: asAccountId('b'), name: 'Bob Okafor', email, proof: 'issuer' },
  },
  answered: { ...visited, kind: 'answered', linked: { kind: 'linked', team, wantsToLeave: false } },
  cancelled: { ...returned, kind: 'cancelled' },
  code_used: { ...returned, kind: 'code_used' },
  clock: { ...returned, kind: 'clock' },
  wrong_person: { ...returned, kind: 'wrong_person' },
  unverified: { ...returned, kind: 'unverified' },
  no_member: { ...returned, kind: 'no_member' },
  wrong_account: { ...returned, kind: 'wrong_account', wanted: email, own: 'carol@lighthouse.example' },
  linked_otherwise: { ...returned, kind: 'linked_otherwise', proof: 'token' },
  denied: {
    kind: 'denied',
    action: 'link',
    team,
    ruling: { kind: 'not_a_colleague', who: 'guest' },
    flaws: [],
    whoCould: [],
  },
  not_found: { kind: 'not_found' },
  gone: { kind: 'gone' },
  forged: { kind: 'forged' },
  began_elsewhere: { kind: 'began_elsewhere' },
  unavailable: { kind: 'unavailable', who: 'Lighthouse ID' },
})

/** What else may have come of a yes. */
export const answeredSamples: readonly Extract<ShownOutcome, { kind: 'answered' }>[] = [
  { ...visited, kind: 'answered', linked: { kind: 'linked', team, wantsToLeave: true } },
  {
    ...visited,
    kind: 'answered',
    linked: {
      kind: 'linked',
      team,
      wantsToLeave: false,
      answer: {
        kind: 'answered',
        team,
        invitation: {
          id: asInvitationId('i'),
          team: team.id,
          tenant: team.tenant,
          invitee: { key: `email:${email}`, name: 'Bob Okafor', email, actors: [visited.request.actor] },
          role: 'member',
          inviter: { platform: 'slack', id: 'T1/U2' },
          inviterName: 'Ann Lee',
          status: 'joined',
          createdAt: visited.request.createdAt,
        },
      },
    },
  },
  { ...visited, kind: 'answered', linked: { kind: 'other_account', team } },
  { ...visited, kind: 'answered', linked: { kind: 'linked_otherwise', team, proof: 'configured' } },
]
