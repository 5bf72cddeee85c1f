import type { Turns } from './life-records.ts'
import type { Session } from './session.ts'

export const turnsIn = ({ db }: Session): Turns => ({
  claimTurn: async (name, { now, until }) => {
    const claimed = await db
      .insertInto('turn')
      .values({ name, until: until.getTime() })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ until: until.getTime() })
          .where('turn.until', '<=', now.getTime()),
      )
      .executeTakeFirstOrThrow()
    return claimed.numInsertedOrUpdatedRows !== 0n
  },
})
