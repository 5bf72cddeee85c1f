import type { Bulk, BulkLine } from '../domain/bulk.ts'
import type { InvitationStatus } from '../domain/invitation.ts'
import type { Transaction } from '../store/store.ts'
import { recordRevoke } from '../usecases/revoke.ts'
import { backendOf } from './backend-of.ts'
import { keepUndoing, report, reviseSoon } from './bulk-beat.ts'
import type { BulkEffect, Job, JobDeps } from './deps.ts'

type Work = Extract<BulkEffect['work'], { kind: 'undo_bulk' }>

/** So many in one transaction, so that others get their turn in between. */
const AT_ONCE = 50

/** Takes back what the list sent and is still open; each revocation is the ledger's, with an outcome of its own. */
export const undoBulk: Job<'undo_bulk'> = async (deps, { id, work }) => {
  const bulk = await deps.store.transaction((tx) => tx.findBulk(work.bulk))
  // Throws where the team has moved since.
  if (bulk) backendOf(deps, bulk)
  if (bulk?.status === 'undoing') await takeBackAll(deps, work, bulk)
  await deps.store.transaction(async (tx) => {
    const current = await tx.lockBulk(work.bulk)
    await tx.finishEffect(id)
    if (current?.status === 'undoing') await goOn(tx, current, { work, at: deps.now() })
  })
}

/** Page by page; whoever begins again after a crash finds those of before taken back. */
async function takeBackAll(deps: JobDeps, work: Work, bulk: Bulk): Promise<void> {
  if (!(await deps.store.transaction((tx) => isLeft(tx, bulk.id)))) return
  for (let after: number | undefined = -1; after !== undefined; ) {
    const query = { bulk: bulk.id, states: ['sent'], after, limit: AT_ONCE } as const
    after = await deps.store.transaction(async (tx) => {
      const lines = await tx.listBulkRows(query)
      for (const line of lines.filter(isTakeable)) await takeBack(tx, line, { work, bulk, at: deps.now() })
      return lines.at(-1)?.position
    })
  }
}

/** Once all were looked at, only the backend's word is waited for. Whoever is joining may have to be let in. */
const isLeft = async (tx: Transaction, id: Bulk['id']): Promise<boolean> =>
  (await has(tx, id, ['sending', 'pending'])) || !(await has(tx, id, ['revoking', 'revoked']))

async function has(tx: Transaction, id: Bulk['id'], statuses: readonly InvitationStatus[]): Promise<boolean> {
  const counts = await tx.countBulkRows(id)
  return counts.some(({ sent }) => sent !== undefined && statuses.includes(sent.status))
}

const TAKEABLE: readonly InvitationStatus[] = ['sending', 'pending', 'joining']

const isTakeable = ({ sent }: BulkLine): boolean => sent !== undefined && TAKEABLE.includes(sent.status)

type TakingBack = { readonly work: Work; readonly bulk: Bulk; readonly at: Date }

/** It may have been answered by now, and stays. */
async function takeBack(
  tx: Transaction,
  { invitation: id }: BulkLine,
  { work: { by }, bulk, at }: TakingBack,
): Promise<void> {
  const found = id && (await tx.lockInvitation(id))
  if (found?.bulk !== bulk.id) return
  await recordRevoke(tx, found, { by, byName: nameOf(bulk), at, urgency: 'bulk' })
}

const nameOf = ({ undoneByName, askerName }: Bulk): string => undoneByName ?? askerName

type Going = { readonly work: Work; readonly at: Date }

/** Until the backend has said of each what became of it. */
async function goOn(tx: Transaction, bulk: Bulk, { work, at }: Going): Promise<void> {
  const { id, team } = bulk
  if (await has(tx, id, ['revoking'])) {
    await reviseSoon(tx, bulk, at)
    return keepUndoing(tx, work, at)
  }
  await tx.saveBulk({ ...bulk, status: 'undone' })
  await tx.appendAudit({ at, team, actor: work.by, bulk: id, action: 'bulk.undone', decision: 'done' })
  await report(tx, bulk, at)
}
