import { createHash } from 'node:crypto'
import { ASKED_LIFE_MS, type Change } from '../domain/change.ts'
import type { ChannelRef } from '../domain/channel.ts'
import { asChangeId, type InvitationId } from '../domain/ids.ts'
import type { Role } from '../domain/role.ts'
import type { Transaction } from '../store/store.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import type { Standing } from './standing.ts'

type Request = {
  readonly caller: Caller
  readonly standing: Standing
  readonly inviterName: string
  readonly role: Role
  readonly invitations: readonly InvitationId[]
}

/** Puts invitations that wait as `requested` to the admin channels of the team, as one question. Idempotent. */
export async function requestInvitations(
  { now }: Pick<Deps, 'now'>,
  tx: Transaction,
  request: Request,
): Promise<void> {
  if (request.invitations.length === 0) return
  const at = now()
  const change = createRequest(request, at)
  if ((await tx.insertChange(change)) !== 'inserted') return
  const { id, team, askedBy: actor, place } = change
  await tx.appendAudit({ at, team, actor, place, change: id, action: 'change.asked', decision: 'done' })
  for (const to of await tx.listAdminChannels(team))
    await tx.enqueue({ kind: 'post_change', change: id, to: channelOf(to) }, at)
}

const channelOf = ({ platform, space, channel }: ChannelRef): ChannelRef => ({ platform, space, channel })

/** The same interaction makes the same request. */
const changeIdOf = ({ delivery }: Caller): Change['id'] =>
  asChangeId(createHash('sha256').update(`${delivery}\nrequest`).digest('base64url').slice(0, 24))

function createRequest({ caller, standing, inviterName, role, invitations }: Request, at: Date): Change {
  return {
    id: changeIdOf(caller),
    team: caller.team.id,
    tenant: caller.team.tenant,
    what: { kind: 'invite', invitations, role: role.name, rank: role.rank },
    askedBy: caller.actor,
    askedByName: inviterName,
    ...(standing.account && { askedAs: standing.account }),
    place: caller.place,
    status: 'asked',
    createdAt: at,
    dueAt: new Date(at.getTime() + ASKED_LIFE_MS),
  }
}
