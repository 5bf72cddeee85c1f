import { ComponentType, type ModalData } from 'discord.js'
import type { Picked } from '../../platform.ts'

/** What somebody filled in, by field name. Text and choices left empty are absent; people left empty are nobody. */
export function readForm(fields: Iterable<ModalData>): Readonly<Record<string, unknown>> {
  const entries = [...fields].map((field) => [field.customId, readField(field)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readField(field: ModalData): string | Picked | undefined {
  if (field.type === ComponentType.TextInput) return field.value.trim() || undefined
  if (field.type === ComponentType.StringSelect) return field.values[0]
  if (field.type === ComponentType.UserSelect)
    return { actors: [...field.values], emails: [], unreadable: [] }
  return undefined
}
