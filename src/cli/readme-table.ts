import type { CommandSpec, CommandTable, ShortcutSpec } from '../domain/command.ts'
import { markdownTable } from './markdown-table.ts'

/** The commands and shortcuts as Markdown. */
export function readmeTable({ name, commands, shortcuts }: CommandTable): string {
  const forCommands = markdownTable(
    ['command', 'what it does'],
    commands.map((command) => [`\`${usage(name, command)}\``, command.description]),
  )
  const forShortcuts = markdownTable(
    ['shortcut', 'where', 'what it does'],
    shortcuts.map(({ title, on, description }) => [title, PLACES[on], description]),
  )
  return `${forCommands}\n\n${forShortcuts}`
}

const usage = (table: string, { name, options }: CommandSpec): string =>
  [`/${table} ${name}`, ...options.map((option) => `[${option.name}]`)].join(' ')

const PLACES: Readonly<Record<ShortcutSpec['on'], string>> = {
  anywhere: "Slack's shortcuts menu",
  message: 'the menu of a message',
  person: 'the menu of a person on Discord',
}
