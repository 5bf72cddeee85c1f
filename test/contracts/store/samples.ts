import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Change } from '../../../src/domain/change.ts'
import {
  asAccountId,
  asChangeId,
  asInvitationId,
  asLinkRequestId,
  asTeamId,
} from '../../../src/domain/ids.ts'
import { type Invitation, inviteeKey } from '../../../src/domain/invitation.ts'
import type { LinkRequest, MailCode } from '../../../src/domain/link-request.ts'
import type { Store } from '../../../src/store/store.ts'

export const TEAM = asTeamId('team-a')
export const OTHER_TEAM = asTeamId('team-b')

export const ann: Actor = { platform: 'slack', id: 'T1/U1' }
export const bob: Actor = { platform: 'slack', id: 'T1/U2' }
export const bobOnDiscord: Actor = { platform: 'discord', id: '123456789012345678' }

/** The same morning, `seconds` later. */
export const at = (seconds: number): Date => new Date(Date.UTC(2030, 0, 2, 9) + seconds * 1000)

type Wish = Partial<Omit<Invitation, 'invitee'>> & { readonly invitee?: Partial<Invitation['invitee']> }

/** An invitation that waits for an answer, from Ann to somebody who is in no other sample. */
export function invitationWith({ invitee, ...wish }: Wish = {}): Invitation {
  const id = randomUUID()
  const actors = invitee?.actors ?? [{ platform: 'slack', id: `T1/${id}` }]
  return {
    id: asInvitationId(id),
    team: TEAM,
    tenant: 'acme 1',
    role: 'member',
    inviter: ann,
    inviterName: 'Ann',
    status: 'pending',
    createdAt: at(0),
    ...wish,
    invitee: { key: inviteeKey({ ...invitee, actors }), name: 'Bob', actors, ...invitee },
  }
}

/** A removal that waits for a second person, of somebody who is in no other sample; asked for by Ann. */
export function changeWith(wish: Partial<Change> = {}): Change {
  const id = randomUUID()
  return {
    id: asChangeId(id),
    team: TEAM,
    tenant: 'acme 1',
    what: { kind: 'remove', account: asAccountId(`of ${id}`), name: 'Bob', role: 'member', rank: 'member' },
    askedBy: ann,
    askedByName: 'Ann',
    place: { platform: 'slack', space: 'T1', channel: 'C1', isDirect: false },
    status: 'asked',
    createdAt: at(0),
    dueAt: at(60),
    ...wish,
  }
}

export async function keepChanges(store: Store, ...changes: readonly Change[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const change of changes) await tx.insertChange(change)
  })
}

export async function keep(store: Store, ...invitations: readonly Invitation[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const invitation of invitations) await tx.insertInvitation(invitation)
  })
}

export const namesOf = (invitations: readonly Invitation[]): readonly string[] =>
  invitations.map(({ invitee }) => invitee.name)

/** Bob's way to link an account, not gone yet. */
export const requestWith = (wish: Partial<LinkRequest> = {}): LinkRequest => ({
  id: asLinkRequestId(randomUUID()),
  team: TEAM,
  tenant: 'acme 1',
  actor: bob,
  actorName: 'Bob',
  createdAt: at(0),
  expiresAt: at(600),
  status: 'open',
  ...wish,
})

export const codeWith = (wish: Partial<MailCode> = {}): MailCode => ({
  id: randomUUID(),
  team: TEAM,
  tenant: 'acme 1',
  actor: bob,
  email: 'bob@example.com',
  code: 'hash of a code',
  createdAt: at(0),
  expiresAt: at(600),
  attempts: 0,
  isUsed: false,
  ...wish,
})
