import type { CommandTable, ShortcutSpec } from '../../domain/command.ts'

/** The `callback_id` of a shortcut: unique in the app, and the same in the manifest and in payloads. */
export const shortcutId = ({ command, on }: ShortcutSpec): string => `${command}_${on}`

export const findShortcut = (table: CommandTable, id: string): ShortcutSpec | undefined =>
  table.shortcuts.find((shortcut) => shortcutId(shortcut) === id)
