import type { Clock } from '../../clock.ts'

/** What the package keeps, in the way its memory adapter wants it: rows by table. */
export type Tables = Record<string, Record<string, unknown>[]>

export type Time = {
  /**
   * To be called before the package reads or makes a row.
   * @returns milliseconds by which the simulator's clock is ahead of the machine's
   */
  catchUp(): number
}

/**
 * The package knows no clock but the machine's, which others use as well and which is therefore left alone. So it is
 * the rows that move: whatever the simulator's clock is ahead by, their dates are as much earlier, and what is due
 * by that clock is due for the package.
 */
export function createTime(clock: Clock, tables: Tables): Time {
  const aheadOfMachine = () => clock.now().getTime() - Date.now()
  let reachedMs = aheadOfMachine()
  return {
    catchUp: () => {
      const aheadMs = aheadOfMachine()
      for (const row of Object.values(tables).flat()) moveDates(row, reachedMs - aheadMs)
      reachedMs = aheadMs
      return aheadMs
    },
  }
}

function moveDates(row: Record<string, unknown>, ms: number): void {
  for (const [column, value] of Object.entries(row))
    if (value instanceof Date) row[column] = new Date(value.getTime() + ms)
}

/** Every date in an answer as it is by a clock that is ahead. The way back of {@link Time.catchUp}. */
export function tellDates(json: string, aheadMs: number): string {
  const answer: unknown = JSON.parse(json, (_key, value: unknown) =>
    typeof value === 'string' && DATE.test(value)
      ? new Date(Date.parse(value) + aheadMs).toISOString()
      : value,
  )
  return JSON.stringify(answer)
}

/** As `Date` writes itself into JSON. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
