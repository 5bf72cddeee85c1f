import { z } from 'zod'
import { readPart, refuse } from './refusal.ts'

type Query = z.infer<ReturnType<typeof querySchema>>

const querySchema = (highestLimit: number) =>
  z.object({
    after: z.guid().optional(),
    before: z.guid().optional(),
    page: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(highestLimit).default(20),
    order: z.enum(['asc', 'desc']).default('desc'),
  })

type Item = { readonly id: string }

/** One page of what is given oldest first. Throws 422, or 400 where the cursor is nobody's. */
export function pageOf(oldestFirst: readonly Item[], query: unknown, highestLimit: number): unknown {
  const wish = readPart('query', querySchema(highestLimit), query)
  if (wish.after !== undefined && wish.before !== undefined) throw refuse.bothCursors()
  const items = wish.order === 'asc' ? oldestFirst : oldestFirst.toReversed()
  const { start, end } = rangeOf(items, wish)
  return {
    data: items.slice(start, end),
    has_more: wish.before === undefined ? end < items.length : start > 0,
    first_id: items[start]?.id ?? null,
    last_id: items.slice(start, end).at(-1)?.id ?? null,
    ...pageNumbers(items.length, wish),
  }
}

/** Only who asks by page number learns where they are. */
const pageNumbers = (count: number, { page, limit }: Query) =>
  page === undefined
    ? { current_page: null, total_pages: null }
    : { current_page: page, total_pages: Math.ceil(count / limit) }

function rangeOf(items: readonly Item[], { after, before, page = 1, limit }: Query) {
  if (before !== undefined) {
    const end = indexOf(items, before)
    return { start: Math.max(0, end - limit), end }
  }
  const start = after === undefined ? (page - 1) * limit : indexOf(items, after) + 1
  return { start, end: start + limit }
}

function indexOf(items: readonly Item[], id: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw refuse.unknownCursor()
  return index
}
