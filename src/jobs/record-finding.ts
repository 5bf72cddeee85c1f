import { createHash } from 'node:crypto'
import { assertNever } from '../domain/assert-never.ts'
import { asInvitationId, type InvitationId } from '../domain/ids.ts'
import { ELSEWHERE, ENDED_THERE, type Invitation, inviteeKey } from '../domain/invitation.ts'
import { type ChangedThere, type Finding, isAftermathOf, type OpenThere } from '../domain/reconcile.ts'
import type { Team } from '../domain/team.ts'
import type { Transaction } from '../store/store.ts'
import { PROVISIONING } from '../usecases/deps.ts'
import { closeInvitation } from './close-invitation.ts'

type Recording = { readonly team: Team; readonly now: Date }

/**
 * Brings the ledger into line with what the backend said. False, and nothing is written, where the invitation has gone on
 * since that was looked at: whoever is working on it knows better.
 */
export async function recordFinding(
  tx: Transaction,
  finding: Finding,
  { team, now }: Recording,
): Promise<boolean> {
  if (finding.kind === 'unknown') return adopt(tx, finding.there, { team, now })
  const current = await tx.lockInvitation(finding.invitation.id)
  if (!current || !isSameAs(current, finding.invitation) || (await isWorkedOn(tx, current))) return false

  await auditReconciled(tx, current, { reason: finding.kind, at: now })
  await correct(tx, current, { finding, at: now })
  return true
}

const isSameAs = (current: Invitation, seen: Invitation): boolean =>
  current.status === seen.status &&
  current.backendKey === seen.backendKey &&
  current.resentAt?.getTime() === seen.resentAt?.getTime()

const isWorkedOn = async (tx: Transaction, { id: about }: Invitation): Promise<boolean> =>
  (await tx.countEffects({ about, kinds: [...PROVISIONING, 'resend'] })) > 0

type Correction = { readonly finding: Exclude<Finding, { kind: 'unknown' }>; readonly at: Date }

function correct(tx: Transaction, current: Invitation, { finding, at }: Correction): Promise<void> {
  switch (finding.kind) {
    case 'joined': {
      const invitee = { ...current.invitee, account: finding.member.account }
      return closeInvitation(tx, { ...current, invitee }, { status: 'joined', at })
    }
    case 'ended': {
      // Whoever said yes and went to finish there is not who ended it.
      const { answeredBy: _, ...unanswered } = current
      return closeInvitation(tx, unanswered, { status: 'revoked', at, failure: ENDED_THERE })
    }
    case 'expired':
      return closeInvitation(tx, current, { status: 'expired', at })
    case 'changed':
      return change(tx, current, { change: finding.change, at })
    default:
      return assertNever(finding)
  }
}

type Change = { readonly change: ChangedThere; readonly at: Date }

async function change(tx: Transaction, current: Invitation, { change: changed, at }: Change): Promise<void> {
  await tx.saveInvitation({ ...current, ...changed })
  await tx.enqueue({ kind: 'revise_cards', invitation: current.id }, at, 'background')
}

type Reconciled = { readonly reason: Finding['kind'] | 'adopted'; readonly at: Date }

const auditReconciled = (
  tx: Transaction,
  { id: invitation, team }: Invitation,
  { reason, at }: Reconciled,
): Promise<void> =>
  tx.appendAudit({ at, team, action: 'invitation.reconciled', invitation, decision: 'done', reason })

/** More than one address is ever invited. */
const MOST_EARLIER = 1_000

/** Nobody is written to: the backend has done that, and whoever goes by the address finds it in their inbox. */
async function adopt(tx: Transaction, there: OpenThere, { team, now }: Recording): Promise<boolean> {
  const { email, role } = there
  if (email === undefined || role === undefined) return false
  // The turn stays locked until the transaction ends: whoever adopts at the same time waits, and finds it then.
  if (!(await tx.claimTurn(`adopt ${team.id}`, { now, until: now }))) return false
  const query = { team: team.id, search: email, limit: MOST_EARLIER, offset: 0 }
  const { invitations } = await tx.listInvitations(query)
  const earlier = invitations.filter(
    ({ invitee, tenant }) => invitee.email === email && tenant === team.tenant,
  )
  if (earlier.some((ended) => isAftermathOf(ended, { there, facts: team.backend, now }))) return false

  const adopted = adoptedFrom({ ...there, email, role }, { team, now, earlier: earlier.length })
  if (await tx.findInvitation(adopted.id)) return false
  if ((await tx.insertInvitation(adopted)) === 'already_open') return false
  await auditReconciled(tx, adopted, { reason: 'adopted', at: now })
  return true
}

type Adopting = Recording & { readonly earlier: number }

function adoptedFrom(
  { key, name, email, role, expiresAt }: OpenThere & { readonly email: string; readonly role: string },
  { team, now, earlier }: Adopting,
): Invitation {
  const invitee = { name, email, actors: [] }
  return {
    id: adoptedId(team, { key, earlier }),
    team: team.id,
    tenant: team.tenant,
    invitee: { ...invitee, key: inviteeKey(invitee) },
    role,
    inviter: ELSEWHERE,
    inviterName: team.backend.title,
    status: 'pending',
    backendKey: key,
    createdAt: now,
    // Without a date of the backend's own there is none: our clock takes back nothing that others have sent.
    ...(expiresAt && { expiresAt }),
  }
}

/** Whoever adopts it twice makes one of it. An address as a key is that of the next invitation too. */
const adoptedId = (
  { id, tenant }: Team,
  { key, earlier }: { readonly key: OpenThere['key']; readonly earlier: number },
): InvitationId =>
  asInvitationId(
    createHash('sha256').update(`${id}\n${tenant}\n${key}\n${earlier}`).digest('base64url').slice(0, 24),
  )
