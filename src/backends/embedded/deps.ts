import type { TeamId } from '../../domain/ids.ts'
import type { Store } from '../../store/store.ts'

export type Deps = {
  readonly team: TeamId
  readonly store: Pick<Store, 'transaction'>
  readonly now: () => Date
  readonly newId: () => string
}
