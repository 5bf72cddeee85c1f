import { BackendUnavailable } from '../backends/backend.ts'
import type { HelpOutcome } from '../domain/outcomes.ts'
import { mayDo } from '../domain/policy.ts'
import type { Rank } from '../domain/role.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { readStanding } from './standing.ts'

type HelpDeps = Pick<Deps, 'store' | 'backends' | 'owners' | 'commands'>

/** Names only what the caller may do here; everything, while nobody can say what that is. */
export async function help(
  deps: HelpDeps,
  caller: Caller,
  { unknown }: { readonly unknown?: string },
): Promise<HelpOutcome> {
  const rank = await findRank(deps, caller)
  const commands = deps.commands.commands.filter(
    ({ action }) =>
      rank === 'not_told' || mayDo({ action, rank, place: { isAdminChannel: false } }).kind === 'allowed',
  )
  return {
    kind: 'help',
    team: caller.team,
    slash: deps.commands.name,
    commands,
    asker: rank === 'not_told' ? rank : rank ? 'member' : 'stranger',
    ...(unknown && { unknown }),
  }
}

async function findRank(deps: HelpDeps, caller: Caller): Promise<Rank | undefined | 'not_told'> {
  try {
    return (await readStanding(deps, caller)).rank
  } catch (error) {
    if (error instanceof BackendUnavailable) return 'not_told'
    throw error
  }
}
