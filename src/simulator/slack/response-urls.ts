import type { Clock } from '../clock.ts'
import type { Heard } from '../ear.ts'
import type { Ids } from './ids.ts'
import { Refusal } from './refusal.ts'

const LIVES_MS = 30 * 60_000
const USES = 5

/** Whom an answer by response_url reaches, and what it may replace. */
export type ReplyTarget = {
  readonly userId: string
  readonly channelId: string
  /** The message that was pressed, shown or hidden to others. */
  readonly messageTs?: string
  /** Is told what is said. */
  readonly hear?: (heard: Heard) => void
}

export type ResponseUrls = {
  /** The address to answer to. */
  issue(target: ReplyTarget): string
  /** Throws `used_url` at the sixth use and `expired_url` after half an hour. */
  use(path: string): ReplyTarget
}

type Issued = { readonly target: ReplyTarget; readonly issuedAt: Date; uses: number }
type Deps = {
  readonly clock: Clock
  readonly ids: Ids
  readonly teamId: string
  readonly baseUrl: () => string
}

export function createResponseUrls({ clock, ids, teamId, baseUrl }: Deps): ResponseUrls {
  const issued = new Map<string, Issued>()
  return {
    issue: (target) => {
      const path = `/actions/${teamId}/${1_000_000 + issued.size}/${ids.secret(24)}`
      issued.set(path, { target, issuedAt: clock.now(), uses: 0 })
      return `${baseUrl()}${path}`
    },
    use: (path) => {
      const found = issued.get(path)
      if (!found) throw new Refusal('invalid_url')
      if (clock.now().getTime() - found.issuedAt.getTime() > LIVES_MS) throw new Refusal('expired_url')
      if (found.uses >= USES) throw new Refusal('used_url')
      found.uses += 1
      return found.target
    },
  }
}
