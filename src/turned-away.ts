import type { Logger } from 'pino'
import { NO_TEAM } from './domain/audit.ts'
import { auditRefusal } from './usecases/audit-refusal.ts'
import type { Deps } from './usecases/deps.ts'

/** Anybody can knock: whoever floods the door must not fill the disk as well. */
const MOST_A_MINUTE = 100
const MINUTE_MS = 60_000

type NotingDeps = Pick<Deps, 'store' | 'now'> & { readonly log: Logger }

/** What was turned away at the door of a platform is in the audit log, without a name: nothing proves one. */
export function createTurnedAway(deps: NotingDeps): (platform: string, status: number) => void {
  let [noted, until] = [0, 0]
  const isTooMuch = () => {
    const at = deps.now().getTime()
    if (at >= until) [noted, until] = [0, at + MINUTE_MS]
    noted += 1
    return noted > MOST_A_MINUTE
  }
  return (platform, status) => {
    deps.log.warn({ platform, status }, 'request turned away')
    if (isTooMuch()) return
    const place = { platform, isDirect: false }
    const reason = `http_${status}`
    auditRefusal(deps, { place, team: { id: NO_TEAM } }, { action: 'knock', reason }).catch((err: unknown) =>
      deps.log.error({ err }, 'refusal not noted'),
    )
  }
}
