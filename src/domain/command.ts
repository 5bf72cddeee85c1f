import type { Action } from './policy.ts'

/** One subcommand of `/team`, as data. Manifests, registration, forms, help and the README table derive from it. */
export type CommandSpec = {
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly OptionSpec[]
  /** What the policy is asked before help names it. */
  readonly action: Action
}

export type OptionSpec = { readonly name: string; readonly description: string } & OptionKind

export type OptionKind =
  /** One or several, as mentions or addresses; the input is what the people picked. */
  | { readonly kind: 'people' }
  /** `choices` are what is usual; the true ones are asked for by the interaction `suggest` of that name where one types. */
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly suggest?: string }
  | { readonly kind: 'text'; readonly maxLength: number }
  /** One of many, offered as one types by the interaction `suggest` named `suggest`; any text may arrive. */
  | { readonly kind: 'search'; readonly suggest: string }
  /** For where files can be given with a command; `endings` as `csv`. */
  | { readonly kind: 'file'; readonly endings: readonly string[] }

/** A way in beside the slash command: it runs the command `command`. */
export type ShortcutSpec = {
  /** At most 24 characters: "Invite to team". */
  readonly title: string
  readonly description: string
  readonly command: string
  /** `anywhere` has no person; `message` picks its author, `person` picks that person, for the option `who`. */
  readonly on: 'anywhere' | 'message' | 'person'
}

export type CommandTable = {
  /** The slash command, without the slash. */
  readonly name: string
  readonly description: string
  readonly commands: readonly CommandSpec[]
  readonly shortcuts: readonly ShortcutSpec[]
}

/** Names one of several teams. Discord has it as an option, Slack as `team:name` anywhere in the text. */
export const TEAM_OPTION = {
  name: 'team',
  description: 'Which team, where several live here',
  kind: 'search',
  suggest: 'teams',
} as const satisfies OptionSpec

/** The same table, for where several teams live: every command can be told which one is meant. */
export const withTeamOption = (table: CommandTable): CommandTable => ({
  ...table,
  commands: table.commands.map((command) => ({ ...command, options: [...command.options, TEAM_OPTION] })),
})

export const takesTeam = ({ options }: CommandSpec): boolean => options.some(isTeamOption)

export const isTeamOption = ({ name }: OptionSpec): boolean => name === TEAM_OPTION.name
