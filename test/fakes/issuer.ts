import { setTimeout as pause } from 'node:timers/promises'
import type { Grant } from '../../src/domain/grant.ts'
import { type SignIn, SignInUnavailable } from '../../src/sign-in/sign-in.ts'

const HOUR_MS = 60 * 60_000

/** Gives every next token once, as strict issuers do: whoever comes with a spent one loses everything. */
export function createIssuer(now: () => Date, { slowMs = 0 }: { readonly slowMs?: number } = {}) {
  const revoked: Grant[] = []
  let live: string | undefined
  let issued = 0
  let refreshes = 0
  let down = false

  function issue(): Grant {
    issued += 1
    live = `refresh-${issued}`
    const expiresAt = new Date(now().getTime() + HOUR_MS)
    return { accessToken: `access-${issued}`, refreshToken: live, expiresAt }
  }

  async function refresh(refreshToken: string) {
    refreshes += 1
    await pause(slowMs)
    if (down) throw new SignInUnavailable('Lighthouse ID', { problem: 'ECONNREFUSED' })
    const isLive = refreshToken === live
    live = undefined
    return isLive ? ({ kind: 'refreshed', grant: issue() } as const) : ({ kind: 'refused' } as const)
  }

  const signIn: SignIn = {
    way: 'issuer',
    title: 'Lighthouse ID',
    begin: () => Promise.reject(new Error('nobody signs in here')),
    finish: () => Promise.reject(new Error('nobody signs in here')),
    refresh,
    revoke: async (grant) => {
      if (down) throw new SignInUnavailable('Lighthouse ID', { problem: 'ECONNREFUSED' })
      revoked.push(grant)
    },
  }
  return {
    signIn,
    issue,
    revoked,
    refreshes: () => refreshes,
    isDown: () => {
      down = true
    },
    isUp: () => {
      down = false
    },
    /** As when the person takes the access away in the issuer's own pages. */
    endsAll: () => {
      live = undefined
    },
  }
}
