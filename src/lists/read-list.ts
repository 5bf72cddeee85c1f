import { type ListReader, ListUnreadable } from '../usecases/deps.ts'

export const listReader: ListReader = {
  read: () => ({
    leftOut: [],
    entries: (async function* () {
      yield* []
      throw new ListUnreadable({ kind: 'empty' })
    })(),
  }),
}
