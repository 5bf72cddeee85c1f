import type { HelpOutcome } from '../domain/outcomes.ts'
import { mayDo } from '../domain/policy.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { readStanding } from './standing.ts'

type HelpDeps = Pick<Deps, 'store' | 'backends' | 'owners' | 'commands'>

/** Names only what the caller may do here. */
export async function help(
  deps: HelpDeps,
  caller: Caller,
  { unknown }: { readonly unknown?: string },
): Promise<HelpOutcome> {
  const { rank } = await readStanding(deps, caller)
  const commands = deps.commands.commands.filter(
    ({ action }) => mayDo({ action, rank, place: { isAdminChannel: false } }).kind === 'allowed',
  )
  const isMember = rank !== undefined
  return {
    kind: 'help',
    team: caller.team,
    slash: deps.commands.name,
    commands,
    isMember,
    ...(unknown && { unknown }),
  }
}
