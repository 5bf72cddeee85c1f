import { closeChange } from './close-change.ts'
import type { JobDeps } from './deps.ts'
import { logLapsed } from './events.ts'

const AT_ONCE = 100

/** The clock ends what nobody agreed to in time. How many. */
export async function lapseChanges(deps: Pick<JobDeps, 'store' | 'now' | 'log'>): Promise<number> {
  const count = await deps.store.transaction(async (tx) => {
    const at = deps.now()
    const lapsed = await tx.lockLapsedChanges(at, AT_ONCE)
    for (const change of lapsed) await closeChange(tx, change, { status: 'lapsed', at })
    return lapsed.length
  })
  logLapsed(deps, count)
  return count
}
