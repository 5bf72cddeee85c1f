import { join } from 'node:path'
import type { Config } from '../config/config.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What only the twins can know. */
const TWINS_OWN = /^(SLACK|DISCORD)_|^USHER_(OWNERS|LINKS)$/

/**
 * What Usher is told where people play. What the operator set stays set, except who the people are and how they are
 * reached. The SQLite file is another one: no made-up person and no day that was skipped gets into the live data.
 */
export function playEnvironment(
  simulated: Environment,
  set: Environment,
  { store }: Pick<Config, 'store'>,
): Environment {
  const kept = Object.entries(set).filter(([name]) => !TWINS_OWN.test(name))
  const dataDir = join(store.dataDir, 'simulator')
  return { ...simulated, ...Object.fromEntries(kept), USHER_DATA_DIR: dataDir, PORT: '0' }
}
