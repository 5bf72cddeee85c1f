import { BackendUnavailable } from '../backends/backend.ts'
import type { HelpOutcome } from '../domain/outcomes.ts'
import { PlatformUnavailable } from '../platforms/platform.ts'
import { type AuthorityDeps, createJudge, type Judge } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

type HelpDeps = AuthorityDeps & Pick<Deps, 'commands'>

/** Names only what the caller may do here; everything, while nobody can say what that is. */
export async function help(
  deps: HelpDeps,
  caller: Caller,
  { unknown }: { readonly unknown?: string },
): Promise<HelpOutcome> {
  const judge = await findJudge(deps, caller)
  const commands = deps.commands.commands.filter(({ action }) => !judge || judge.may(action))
  return {
    kind: 'help',
    team: caller.team,
    slash: deps.commands.name,
    commands,
    asker: judge ? (judge.standing.rank ? 'member' : 'stranger') : 'not_told',
    ...(unknown && { unknown }),
  }
}

/** Undefined while nobody can say what somebody may do. */
async function findJudge(deps: HelpDeps, caller: Caller): Promise<Judge | undefined> {
  try {
    return await createJudge(deps, caller)
  } catch (error) {
    if (error instanceof BackendUnavailable || error instanceof PlatformUnavailable) return undefined
    throw error
  }
}
