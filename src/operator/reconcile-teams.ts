import { BackendUnavailable } from '../backends/backend.ts'
import type { Team } from '../domain/team.ts'
import { reconcile } from '../jobs/reconcile.ts'
import { reconciledLines, unknownTeamLine, unreconciledLine } from '../views/operator.ts'
import type { OperatorAnswer } from './ask.ts'
import type { OperatorDeps } from './deps.ts'

type Wish = { readonly isDryRun: boolean; readonly team?: string }

/** Compares now, whosever turn it is: what two find at once is recorded once. */
export async function reconcileTeams(
  deps: OperatorDeps,
  { isDryRun, team: wanted }: Wish,
): Promise<OperatorAnswer> {
  const all = deps.teams.list()
  const teams = all.filter(({ id }) => wanted === undefined || id === wanted)
  if (wanted !== undefined && teams.length === 0)
    return { lines: [unknownTeamLine(wanted, all)], isGood: false }

  const answers: OperatorAnswer[] = []
  for (const team of teams) answers.push(await reconcileOne(deps, team, { isDryRun }))
  return {
    lines: answers.flatMap(({ lines }) => lines),
    isGood: answers.every(({ isGood }) => isGood),
  }
}

async function reconcileOne(
  deps: OperatorDeps,
  team: Team,
  { isDryRun }: Pick<Wish, 'isDryRun'>,
): Promise<OperatorAnswer> {
  try {
    const findings = await reconcile(deps, team, { isDryRun })
    return { lines: reconciledLines(team, { findings, isDryRun }), isGood: true }
  } catch (error) {
    if (!(error instanceof BackendUnavailable)) throw error
    return { lines: [unreconciledLine(team, error.trouble)], isGood: false }
  }
}
