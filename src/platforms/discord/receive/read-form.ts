import { ComponentType, type FileUploadModalData, type ModalData } from 'discord.js'
import type { Picked, PickedFile } from '../../platform.ts'
import { pickedFile } from './picked-file.ts'

/** What somebody filled in, by field name. Text, choices and files left empty are absent; people left empty are nobody. */
export function readForm(fields: Iterable<ModalData>): Readonly<Record<string, unknown>> {
  const entries = [...fields].map((field) => [field.customId, readField(field)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readField(field: ModalData): string | Picked | PickedFile | undefined {
  if (field.type === ComponentType.TextInput) return field.value.trim() || undefined
  if (field.type === ComponentType.StringSelect) return field.values[0]
  if (field.type === ComponentType.UserSelect)
    return { actors: [...field.values], emails: [], unreadable: [] }
  if (field.type === ComponentType.FileUpload) return readFile(field)
  return undefined
}

/** Where nothing was given there is no collection either, whatever its type says. */
function readFile(field: FileUploadModalData): PickedFile | undefined {
  const file = 'attachments' in field ? field.attachments.first() : undefined
  return file && pickedFile(file)
}
