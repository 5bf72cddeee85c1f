import type { Store } from '../../store/store.ts'

export type Deps = {
  readonly store: Pick<Store, 'transaction'>
  readonly now: () => Date
  readonly newId: () => string
}
