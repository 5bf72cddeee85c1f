import { z } from 'zod'
import { asBulkId } from './domain/ids.ts'
import { clip, oneLine } from './domain/list-text.ts'
import { nobody, optionalText, picked } from './inputs.ts'

/** As far as people are shown it. Whoever named it can have put into it what they like. */
const fileName = z
  .string()
  .max(1000)
  .transform((name) => clip(oneLine(name.replace(/\p{Cc}/gu, ' ')), 200) || '…')

/** What a file option or field gives; the platform alone knows what the handle means. */
const pickedFile = z.object({
  name: fileName,
  bytes: z.number().int().nonnegative(),
  handle: z.string().min(1).max(4000),
})

/** People to pick, a list that was pasted and a file, as one; the command has the file only. */
export const bulkInput = z
  .object({
    who: picked.default(nobody),
    list: optionalText(4000),
    file: pickedFile.optional(),
    role: optionalText(1000),
    note: optionalText(300),
  })
  .transform(({ who: { actors }, list, file, role, note }) => ({
    actors,
    ...(list && { list }),
    ...(file && { file }),
    ...(role && { role }),
    ...(note && { note }),
  }))

/** The subject of a button about one list. */
export const bulkSubject = z
  .object({ subject: z.string().min(1).max(80) })
  .transform(({ subject }) => asBulkId(subject))
