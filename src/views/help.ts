import { type CommandSpec, isTeamOption, type OptionSpec } from '../domain/command.ts'
import type { HelpOutcome } from '../domain/outcomes.ts'
import type { Team } from '../domain/team.ts'
import { aboutTeam } from './honesty.ts'
import type { View } from './view.ts'

export function helpView({ team, slash, commands, asker, unknown }: HelpOutcome): View {
  return {
    tone: unknown ? 'bad' : 'neutral',
    title: unknown ? `I do not know “/${slash} ${unknown.slice(0, 40)}”` : `What you can do for ${team.name}`,
    ...(unknown && { lines: ['Nothing was changed. This is what you can do:'] }),
    ...(!unknown && asker === 'member' && aboutTeam(team).length > 0 && { lines: aboutTeam(team) }),
    rows: commands.map((spec) => ({ text: [{ code: usage(slash, spec) }, ` – ${spec.description}`] })),
    ...footerOf(team, asker),
  }
}

function footerOf({ name, backend }: Team, asker: HelpOutcome['asker']): Pick<View, 'footer'> {
  if (asker === 'member') return {}
  if (asker === 'stranger')
    return { footer: `You are not a member of ${name} as far as I know, so this list is short.` }
  return { footer: `I cannot ask ${backend.title} right now, so I do not know which of these you may do.` }
}

/** `/team invite [who] [role] [note]`: every option may be left out. Nothing can be typed for a file. */
const usage = (slash: string, { name, options }: CommandSpec): string =>
  [`/${slash} ${name}`, ...options.filter(({ kind }) => kind !== 'file').map(hint)].join(' ')

function hint(option: OptionSpec): string {
  if (option.kind === 'people') return '[@person or e-mail …]'
  return isTeamOption(option) ? `[${option.name}:name]` : `[${option.name}]`
}
