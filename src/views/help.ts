import type { CommandSpec, OptionSpec } from '../domain/command.ts'
import type { HelpOutcome } from '../domain/outcomes.ts'
import { aboutTeam } from './honesty.ts'
import type { View } from './view.ts'

export function helpView({ team, slash, commands, isMember, unknown }: HelpOutcome): View {
  return {
    tone: unknown ? 'bad' : 'neutral',
    title: unknown ? `I do not know “/${slash} ${unknown.slice(0, 40)}”` : `What you can do for ${team.name}`,
    ...(unknown && { lines: ['Nothing was changed. This is what you can do:'] }),
    ...(!unknown && isMember && aboutTeam(team).length > 0 && { lines: aboutTeam(team) }),
    rows: commands.map((spec) => ({ text: [{ code: usage(slash, spec) }, ` – ${spec.description}`] })),
    ...(!isMember && {
      footer: `You are not a member of ${team.name} as far as I know, so this list is short.`,
    }),
  }
}

/** `/team invite [who] [role] [note]`: every option may be left out. */
const usage = (slash: string, { name, options }: CommandSpec): string =>
  [`/${slash} ${name}`, ...options.map(hint)].join(' ')

const hint = ({ name, kind }: OptionSpec): string =>
  kind === 'people' ? '[@person or e-mail …]' : `[${name}]`
