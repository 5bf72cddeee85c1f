export interface Kept<Value> {
  /** What was asked for a while ago, if that is enough; else it is asked for anew. Whoever comes meanwhile waits along. */
  get(isEnough?: (value: Value) => boolean): Promise<Value>
  forget(): void
}

/** Roles hardly ever change, and every letter of a search asks for them. */
export const ROLES_KEPT_MS = 60_000

type While = { readonly ms: number; readonly now: () => Date }

/** Asks once in a while. A failure is not kept. */
export function keep<Value>(ask: () => Promise<Value>, { ms, now }: While): Kept<Value> {
  let kept: { readonly value: Promise<Value>; readonly untilMs: number } | undefined
  const current = () => (kept && now().getTime() < kept.untilMs ? kept.value : undefined)
  const renew = (): Promise<Value> => {
    const mine = { value: ask(), untilMs: now().getTime() + ms }
    kept = mine
    mine.value.catch(() => {
      if (kept === mine) kept = undefined
    })
    return mine.value
  }
  return {
    get: async (isEnough = () => true) => {
      const before = current()
      if (before && isEnough(await before)) return before
      const after = current()
      return after && after !== before ? after : renew()
    },
    forget: () => {
      kept = undefined
    },
  }
}
