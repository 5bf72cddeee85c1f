import { join } from 'node:path'
import type { Config } from '../config/config.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What only the twins can know, and the live database, where a day that is skipped would expire real invitations. */
const NOT_FOR_PLAY = /^(SLACK|DISCORD)_|^USHER_(OWNERS|LINKS)$|^DATABASE_URL$/

/**
 * What Usher is told where people play. What the operator set stays set, except who the people are and how they are
 * reached. It is always kept in an SQLite file of its own: no made-up person gets into the live data.
 */
export function playEnvironment(
  simulated: Environment,
  set: Environment,
  { store }: Pick<Config, 'store'>,
): Environment {
  const kept = Object.entries(set).filter(([name]) => !NOT_FOR_PLAY.test(name))
  const dataDir = join(store.dataDir, 'simulator')
  return { ...simulated, ...Object.fromEntries(kept), USHER_DATA_DIR: dataDir, PORT: '0' }
}
