import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '../clock.ts'

/** What the package keeps: sessions, codes, grants and tokens, each until it expires by the simulator's clock. */
export interface Records {
  /** For one kind of record. */
  open(kind: string): Adapter
  /** Whatever belongs to that account. */
  forget(account: string): void
}

type Entry = { readonly payload: AdapterPayload; readonly expiresAtMs: number }
type Kept = Map<string, Entry>

/**
 * The package asks the machine's clock whether something has expired. Here what has expired by the simulator's, which is
 * ahead of it when people let days pass, is not found any more.
 * Source: https://github.com/panva/node-oidc-provider/blob/main/example/my_adapter.js
 */
export function createRecords(clock: Clock): Records {
  const shelves = new Map<string, Kept>()
  return {
    open: (kind) => {
      const kept: Kept = new Map()
      shelves.set(kind, kept)
      return createAdapter(kept, () => clock.now().getTime())
    },
    forget: (account) => {
      for (const kept of shelves.values()) removeWhere(kept, ({ accountId }) => accountId === account)
    },
  }
}

function createAdapter(kept: Kept, nowMs: () => number): Adapter {
  const find = async (id: string) => {
    const entry = kept.get(id)
    return entry && nowMs() < entry.expiresAtMs ? entry.payload : undefined
  }
  const findWhere = async (isWanted: (payload: AdapterPayload) => boolean) => {
    const [id = ''] = [...kept].find(([, { payload }]) => isWanted(payload)) ?? []
    return find(id)
  }
  return {
    upsert: async (id, payload, expiresIn = Number.POSITIVE_INFINITY) =>
      void kept.set(id, { payload, expiresAtMs: nowMs() + expiresIn * 1000 }),
    find,
    findByUid: (wanted) => findWhere(({ uid }) => uid === wanted),
    findByUserCode: (wanted) => findWhere(({ userCode }) => userCode === wanted),
    consume: async (id) => {
      const entry = kept.get(id)
      if (entry) kept.set(id, { ...entry, payload: { ...entry.payload, consumed: Date.now() / 1000 } })
    },
    destroy: async (id) => void kept.delete(id),
    revokeByGrantId: async (wanted) => removeWhere(kept, ({ grantId }) => grantId === wanted),
  }
}

function removeWhere(kept: Kept, isOut: (payload: AdapterPayload) => boolean): void {
  for (const [id, { payload }] of kept) if (isOut(payload)) kept.delete(id)
}
