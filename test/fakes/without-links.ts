import { randomUUID } from 'node:crypto'
import { listReader } from '../../src/lists/read-list.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import { noteSecret } from '../dsl/log.ts'

/** Nobody can link an account here: no page, no mail. */
export const withoutLinks: Pick<Deps, 'signIns' | 'mailer' | 'lists' | 'newSecret'> = {
  lists: listReader,
  signIns: { of: () => [] },
  mailer: { isOpen: false, send: () => Promise.reject(new Error('There is no mail server')) },
  newSecret: () => noteSecret(randomUUID(), 'the secret of a link'),
}
