import { z } from 'zod'
import { type AccountId, asAccountId } from '../domain/ids.ts'
import { orNull, readRow } from './row.ts'
import { searchable } from './search.ts'
import type { Session } from './session.ts'
import type { EmbeddedAccount, EmbeddedRecords } from './store.ts'

type AccountRecords = Pick<EmbeddedRecords, 'saveAccount' | 'findAccountById' | 'findAccountByEmail'>

export const embeddedAccountsIn = (session: Session): AccountRecords => ({
  saveAccount: (account) => saveAccount(session, account),
  findAccountById: (id) => findAccountById(session, id),
  findAccountByEmail: (email) => findAccountByEmail(session, email),
})

const accountRow = z.object({
  id: z.string().transform(asAccountId),
  name: z.string(),
  email: z.string().exactOptional(),
})

async function saveAccount({ db }: Session, { id, name, email }: EmbeddedAccount): Promise<void> {
  const changing = { name, email: orNull(email), search: searchable(name, email) }
  await db
    .insertInto('embeddedAccount')
    .values({ id, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

async function findAccountById({ db }: Session, id: AccountId): Promise<EmbeddedAccount | undefined> {
  const row = await db
    .selectFrom('embeddedAccount')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && readRow(accountRow, row)
}

async function findAccountByEmail({ db }: Session, email: string): Promise<EmbeddedAccount | undefined> {
  const row = await db
    .selectFrom('embeddedAccount')
    .select(['id', 'name', 'email'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row && readRow(accountRow, row)
}
