import type { Member } from '../../domain/account.ts'
import { byName } from '../by-name.ts'
import { readDone } from './answers.ts'
import type { Client } from './client.ts'
import { asMember, asPending, LIST_REFUSED, type Pending } from './mapping.ts'
import { inviteList, memberList } from './schemas.ts'

/** Who is in, and who could be. */
export type Seen = { readonly members: readonly Member[]; readonly pending: readonly Pending[] }

/**
 * Deepgram answers every conflict with a 400 and does not say which it was, and nobody knows whether it takes a second
 * invitation of the same address. What there is before and after a call says it all.
 */
export async function look(client: Client): Promise<Seen> {
  const [members, pending] = await Promise.all([readMembers(client), readPending(client)])
  return { members, pending }
}

export async function readMembers(client: Client): Promise<readonly Member[]> {
  const { members } = readDone(memberList, await client.listMembers(), LIST_REFUSED)
  return members.map(asMember).toSorted(byName)
}

export async function readPending(client: Client): Promise<readonly Pending[]> {
  return readDone(inviteList, await client.listInvites(), LIST_REFUSED).map(asPending)
}

type Addressed = { readonly email?: string }

/** @param email in lower case */
export const findByEmail = <One extends Addressed>(all: readonly One[], email: string): One | undefined =>
  all.find((one) => one.email === email)
