import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../src/domain/actor.ts'
import { asInvitationId, asTeamId } from '../../../src/domain/ids.ts'
import { type Invitation, inviteeKey } from '../../../src/domain/invitation.ts'
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

export async function keep(store: Store, ...invitations: readonly Invitation[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const invitation of invitations) await tx.insertInvitation(invitation)
  })
}

export const namesOf = (invitations: readonly Invitation[]): readonly string[] =>
  invitations.map(({ invitee }) => invitee.name)
