import { randomUUID } from 'node:crypto'
import { backends as kinds } from '../backends/backends.ts'
import type { Config } from '../config/config.ts'
import { connectTeams } from '../connect-teams.ts'
import { createLog } from '../log.ts'
import { answerOperator } from '../operator/answer-operator.ts'
import type { OperatorAnswer, OperatorAsk } from '../operator/ask.ts'
import { openStore } from '../store/open-store.ts'

/**
 * Opens what is kept and the backends for one answer. Throws StoreInUse where a bot has the file and did not answer.
 */
export async function operateAlone(config: Config, ask: OperatorAsk): Promise<OperatorAnswer> {
  await using open = new AsyncDisposableStack()
  const log = createLog(config.logLevel)
  const store = await openStore(config.store)
  open.defer(() => store.close())
  const connected = connectTeams(config.teams, { kinds, store, now, log, newId: randomUUID })
  open.defer(() => connected.close())
  const { teams, backends } = connected
  return await answerOperator({ store, now, log, teams, backends, platformNames: platformNames(config) }, ask)
}

const now = (): Date => new Date()

const platformNames = ({ slack, discord }: Config): readonly string[] => [
  ...(slack ? ['slack'] : []),
  ...(discord ? ['discord'] : []),
]
