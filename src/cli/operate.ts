import { randomUUID } from 'node:crypto'
import { backends as kinds } from '../backends/backends.ts'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import { connectTeams } from '../connect-teams.ts'
import { createLog } from '../log.ts'
import { answerOperator } from '../operator/answer-operator.ts'
import type { OperatorAnswer, OperatorAsk } from '../operator/ask.ts'
import { askRunning } from '../operator/ask-running.ts'
import { openStore } from '../store/open-store.ts'
import { loadEnvironment } from './load-environment.ts'
import { failWith, problemsOf } from './problems.ts'

/**
 * Asks the bot that runs, or does it itself: with PostgreSQL beside the bots, with SQLite where none runs, as the file
 * is one process's alone.
 */
export async function operate(ask: OperatorAsk): Promise<void> {
  const parsed = await readConfig(loadEnvironment(), kinds)
  if (parsed.kind === 'problems') return failWith(parsed.problems)
  if (!isLive(parsed.config)) return failWith([ONLY_PLAYS])
  try {
    print(await answerFor(parsed.config, ask))
  } catch (error) {
    failWith(problemsOf(error))
  }
}

const isLive = ({ slack, discord }: Config): boolean => slack !== undefined || discord !== undefined

const ONLY_PLAYS =
  'Without the tokens of Slack or Discord Usher only plays, and there is nothing to look after: set them first.'

function print({ lines, isGood }: OperatorAnswer): void {
  const to = isGood ? process.stdout : process.stderr
  for (const line of lines) to.write(`${line}\n`)
  if (!isGood) process.exitCode = 1
}

async function answerFor(config: Config, ask: OperatorAsk): Promise<OperatorAnswer> {
  const { databaseUrl, dataDir } = config.store
  const answer = databaseUrl === undefined ? await askRunning(dataDir, ask) : undefined
  return answer ?? answerAlone(config, ask)
}

async function answerAlone(config: Config, ask: OperatorAsk): Promise<OperatorAnswer> {
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
