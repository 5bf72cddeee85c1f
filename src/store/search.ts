import { type Expression, type SqlBool, sql } from 'kysely'

/**
 * The words as they are kept for searching. Made here and not by the engines, whose ideas of upper and lower case
 * differ outside of ASCII. Accents go, because people leave them out: "tomas" finds Tomás.
 */
export function searchable(...words: readonly (string | undefined)[]): string {
  return words
    .filter((word) => word !== undefined)
    .join('\n')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('\0', '')
}

/** The column of searchable words contains the wanted text; `%` and `_` mean themselves. */
export function contains(column: Expression<string>, wanted: string): Expression<SqlBool> {
  const pattern = `%${searchable(wanted).replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`${column} like ${pattern} escape '\\'`
}
