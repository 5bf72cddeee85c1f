import { z } from 'zod'
import { type AccountId, asAccountId, type TeamId } from '../domain/ids.ts'
import { readRow } from './row.ts'
import { contains } from './search.ts'
import type { Session } from './session.ts'
import type { EmbeddedMember, EmbeddedMemberQuery, EmbeddedRecords } from './store.ts'

type MembershipRecords = Pick<
  EmbeddedRecords,
  | 'lockTeam'
  | 'saveMembership'
  | 'deleteMembership'
  | 'findMembership'
  | 'listMemberships'
  | 'countMemberships'
>

export const embeddedMembershipsIn = (session: Session): MembershipRecords => ({
  lockTeam: (team) => lockTeam(session, team),
  saveMembership: (team, account, role) => saveMembership(session, { team, account, role }),
  deleteMembership: (team, account) => deleteMembership(session, team, account),
  findMembership: (team, account) => findMembership(session, team, account),
  listMemberships: (query) => listMemberships(session, query),
  countMemberships: (team, filter) => countMemberships(session, team, filter),
})

/** The row is written even where it stands already: writing is what locks it, on the first call as on every other. */
async function lockTeam({ db }: Session, team: TeamId): Promise<void> {
  await db
    .insertInto('embeddedTeam')
    .values({ id: team })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: team }))
    .execute()
}

type MembershipColumns = { readonly team: TeamId; readonly account: AccountId; readonly role: string }

async function saveMembership({ db }: Session, membership: MembershipColumns): Promise<void> {
  await db
    .insertInto('embeddedMembership')
    .values(membership)
    .onConflict((conflict) => conflict.columns(['team', 'account']).doUpdateSet({ role: membership.role }))
    .execute()
}

async function deleteMembership({ db }: Session, team: TeamId, account: AccountId): Promise<void> {
  await db.deleteFrom('embeddedMembership').where('team', '=', team).where('account', '=', account).execute()
}

const memberRow = z.object({
  account: z.string().transform(asAccountId),
  name: z.string(),
  email: z.string().exactOptional(),
  role: z.string(),
})

async function findMembership(
  session: Session,
  team: TeamId,
  account: AccountId,
): Promise<EmbeddedMember | undefined> {
  const row = await selectMembers(session, team, {})
    .select(MEMBER_COLUMNS)
    .where('embeddedAccount.id', '=', account)
    .executeTakeFirst()
  return row && readRow(memberRow, row)
}

async function listMemberships(
  session: Session,
  { team, search, limit, offset }: EmbeddedMemberQuery,
): Promise<readonly EmbeddedMember[]> {
  const rows = await selectMembers(session, team, search === undefined ? {} : { search })
    .select(MEMBER_COLUMNS)
    .orderBy('embeddedAccount.search')
    .orderBy('embeddedAccount.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => readRow(memberRow, row))
}

async function countMemberships(session: Session, team: TeamId, filter: MemberFilter): Promise<number> {
  const { total } = await selectMembers(session, team, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

type MemberFilter = Parameters<EmbeddedRecords['countMemberships']>[1]

const MEMBER_COLUMNS = [
  'embeddedMembership.account',
  'embeddedAccount.name',
  'embeddedAccount.email',
  'embeddedMembership.role',
] as const

function selectMembers({ db }: Session, team: TeamId, { search, role }: MemberFilter) {
  let rows = db
    .selectFrom('embeddedMembership')
    .innerJoin('embeddedAccount', 'embeddedAccount.id', 'embeddedMembership.account')
    .where('embeddedMembership.team', '=', team)
  if (search !== undefined) rows = rows.where((eb) => contains(eb.ref('embeddedAccount.search'), search))
  if (role !== undefined) rows = rows.where('embeddedMembership.role', '=', role)
  return rows
}
