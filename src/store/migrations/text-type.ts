import { type RawBuilder, sql } from 'kysely'
import type { Engine } from '../session.ts'

export type TextType = 'text' | RawBuilder<unknown>

/** Text that is sorted and compared by its bytes: PostgreSQL would else follow the language of the server. */
export const textType = (engine: Engine): TextType => (engine === 'postgres' ? sql`text collate "C"` : 'text')
