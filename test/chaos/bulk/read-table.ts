import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** What became of every line, as the file says that the asker downloads. */
export type Table = readonly { readonly line: number; readonly outcome: string }[]

const table = z.array(z.object({ line: z.coerce.number(), outcome: z.string() }))

export const readTable = (text: string): Table => table.parse(parse(text, { columns: true, bom: true }))
