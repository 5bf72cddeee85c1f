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
  const log = createLog(config.logLevel)
  const store = await openStore(config.store)
  const connected = connectTeams(config.teams, { kinds, store, now, log, newId: randomUUID })
  try {
    const { teams, backends } = connected
    const platformNames = platformNamesOf(config)
    return await answerOperator({ store, now, log, teams, backends, platformNames }, ask)
  } finally {
    await connected.close()
    await store.close()
  }
}

const now = (): Date => new Date()

const platformNamesOf = ({ slack, discord }: Config): readonly string[] => [
  ...(slack ? ['slack'] : []),
  ...(discord ? ['discord'] : []),
]
