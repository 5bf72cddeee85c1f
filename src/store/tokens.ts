import type { Actor } from '../domain/actor.ts'
import { asTeamId, type TeamId } from '../domain/ids.ts'
import type { Session } from './session.ts'
import type { SealedToken, Tokens } from './store.ts'

export const tokensIn = (session: Session): Tokens => ({
  findSealedToken: (team, actor) => findSealedToken(session, team, actor),
  saveSealedToken: (team, actor, sealed) => saveSealedToken(session, { team, actor, sealed }),
  replaceSealedToken: (token, sealed) => replaceSealedToken(session, token, sealed),
  deleteSealedToken: (team, actor) => deleteSealedToken(session, team, actor),
  claimRenewal: (team, actor, claim) => claimRenewal(session, { team, actor }, claim),
  listSealedTokens: () => listSealedTokens(session),
})

async function findSealedToken({ db }: Session, team: TeamId, actor: Actor): Promise<string | undefined> {
  const row = await db
    .selectFrom('token')
    .select('sealed')
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .executeTakeFirst()
  return row?.sealed
}

async function saveSealedToken({ db }: Session, { team, actor, sealed }: SealedToken): Promise<void> {
  const saved = { sealed, renewalUntil: null }
  await db
    .insertInto('token')
    .values({ team, platform: actor.platform, actor: actor.id, ...saved })
    .onConflict((conflict) => conflict.columns(['team', 'platform', 'actor']).doUpdateSet(saved))
    .execute()
}

async function replaceSealedToken({ db }: Session, token: SealedToken, sealed: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ sealed, renewalUntil: null })
    .where('team', '=', token.team)
    .where('platform', '=', token.actor.platform)
    .where('actor', '=', token.actor.id)
    .where('sealed', '=', token.sealed)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function deleteSealedToken({ db }: Session, team: TeamId, actor: Actor): Promise<void> {
  await db
    .deleteFrom('token')
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .execute()
}

type Owner = Pick<SealedToken, 'team' | 'actor'>

/** One statement, so that of two at once the later one sees what the first has written. */
async function claimRenewal(
  { db }: Session,
  { team, actor }: Owner,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ renewalUntil: until.getTime() })
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .where((eb) => eb.or([eb('renewalUntil', 'is', null), eb('renewalUntil', '<=', now.getTime())]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function listSealedTokens({ db }: Session): Promise<readonly SealedToken[]> {
  const rows = await db
    .selectFrom('token')
    .select(['team', 'platform', 'actor', 'sealed'])
    .orderBy('team')
    .orderBy('platform')
    .orderBy('actor')
    .execute()
  return rows.map(({ team, platform, actor, sealed }) => ({
    team: asTeamId(team),
    actor: { platform, id: actor },
    sealed,
  }))
}
