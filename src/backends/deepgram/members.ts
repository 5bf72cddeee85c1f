import type { Member } from '../../domain/account.ts'
import type { MemberPage, MemberQuery, MemberRef } from '../backend.ts'
import { cutPage } from '../cut-page.ts'
import { findAmong } from '../find-among.ts'
import type { Deps } from './deps.ts'
import { readMembers } from './look.ts'

// Deepgram gives all of them at once, and has no call for one of them.

export const listMembers = async ({ client }: Deps, query: MemberQuery): Promise<MemberPage> =>
  cutPage(await readMembers(client), query)

export const findMember = async ({ client }: Deps, who: MemberRef): Promise<Member | undefined> =>
  findAmong(await readMembers(client), who)
