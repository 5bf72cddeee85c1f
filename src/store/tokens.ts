import type { Actor } from '../domain/actor.ts'
import type { TeamId } from '../domain/ids.ts'
import type { Session } from './session.ts'
import type { Tokens } from './store.ts'

export const tokensIn = (session: Session): Tokens => ({
  findSealedToken: (team, actor) => findSealedToken(session, team, actor),
  saveSealedToken: (team, actor, sealed) => saveSealedToken(session, { team, actor, sealed }),
  deleteSealedToken: (team, actor) => deleteSealedToken(session, team, actor),
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

type SealedToken = { readonly team: TeamId; readonly actor: Actor; readonly sealed: string }

async function saveSealedToken({ db }: Session, { team, actor, sealed }: SealedToken): Promise<void> {
  await db
    .insertInto('token')
    .values({ team, platform: actor.platform, actor: actor.id, sealed })
    .onConflict((conflict) => conflict.columns(['team', 'platform', 'actor']).doUpdateSet({ sealed }))
    .execute()
}

async function deleteSealedToken({ db }: Session, team: TeamId, actor: Actor): Promise<void> {
  await db
    .deleteFrom('token')
    .where('team', '=', team)
    .where('platform', '=', actor.platform)
    .where('actor', '=', actor.id)
    .execute()
}
