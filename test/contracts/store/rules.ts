import type { Store } from '../../../src/store/store.ts'

/** Somewhere to keep things, empty at first. It may be opened again and again, one after the other. */
export type Place = { readonly open: () => Promise<Store> }

/** A sentence about every store, and the proof of it. */
export type StoreRules = Readonly<Record<string, (opened: Opened) => Promise<void>>>

export type Opened = {
  readonly store: Store
  /** Closes the store and opens the same place anew. */
  readonly reopen: () => Promise<Store>
}
