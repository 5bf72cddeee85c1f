import type { MemberQuery, MemberRef } from './backend.ts'
import { cutPage } from './cut-page.ts'
import { findAmong } from './find-among.ts'
import { keep } from './kept.ts'
import type { Listed } from './matches.ts'

/** Who is in, for who can only be asked for all of them. At most so old as is said below; who acts on it looks anew. */
export interface Roster<One extends Listed> {
  page(query: MemberQuery): Promise<ReturnType<typeof cutPage<One>>>
  /** Looks anew before it says that there is nobody. */
  find(who: MemberRef): Promise<One | undefined>
  /** After a change of ours. */
  forget(): void
}

/** Longer than a click and what follows from it; short enough for who looks at a rank that was changed elsewhere. */
export const KEPT_MS = 5_000

/** One click asks several times, and so does every letter of a search. */
export function createRoster<One extends Listed & { readonly account: string }>(
  listAll: () => Promise<readonly One[]>,
  now: () => Date,
): Roster<One> {
  const kept = keep(listAll, { ms: KEPT_MS, now })
  return {
    page: async (query) => cutPage(await kept.get(), query),
    find: async (who) => findAmong(await kept.get((all) => findAmong(all, who) !== undefined), who),
    forget: () => kept.forget(),
  }
}
