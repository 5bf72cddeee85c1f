import type { Backend } from '../backends/backend.ts'
import type { Member } from '../domain/account.ts'

const PAGE = 100

/** Page after page, as far as somebody reads. Throws `BackendUnavailable`. */
export async function* everyMember(backend: Backend): AsyncGenerator<Member> {
  let cursor: string | undefined
  do {
    const page = await backend.listMembers({ limit: PAGE, ...(cursor !== undefined && { cursor }) })
    yield* page.members
    cursor = page.cursor
  } while (cursor !== undefined)
}
