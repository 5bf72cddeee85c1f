import { undone } from '../retell.ts'

/** What one gets for the operator's key, and how long it is good for. */
export type Grant = { readonly token: string; readonly lifetimeMs: number }

export interface Tokens {
  get(): Promise<string>
  /** The backend does not take it any more: the next one is a new one. */
  drop(token: string): void
}

/** Renewed this much before the end, so that none ends on its way. */
const MARGIN_MS = 60_000

/**
 * The token that goes with operator calls, exchanged when it is needed and never twice at the same time: ZenML
 * registers a device at every exchange.
 */
export function createTokens(exchange: () => Promise<Grant>, now: () => Date): Tokens {
  let held: { readonly token: string; readonly staleAtMs: number } | undefined
  let underWay: Promise<string> | undefined

  const renew = async (): Promise<string> => {
    const askedAtMs = now().getTime()
    const { token, lifetimeMs } = await undone(exchange)
    held = { token, staleAtMs: askedAtMs + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 2) }
    return token
  }

  return {
    get: async () => {
      if (held && now().getTime() < held.staleAtMs) return held.token
      underWay ??= renew().finally(() => {
        underWay = undefined
      })
      return underWay
    },
    drop: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}
