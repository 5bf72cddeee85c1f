import { backends as kinds } from '../backends/backends.ts'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import type { OperatorAnswer, OperatorAsk } from '../operator/ask.ts'
import { askRunning } from '../operator/ask-running.ts'
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
  if (answer) return answer
  const { operateAlone } = await import('./operate-alone.ts')
  return operateAlone(config, ask)
}
