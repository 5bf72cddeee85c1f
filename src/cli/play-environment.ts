import { join } from 'node:path'
import { backends } from '../backends/backends.ts'
import { type Environment, parseEnvironment } from '../config/environment.ts'

/** How real people prove who they are and are written to, and where their browsers find the real Usher. */
const OF_REAL_PEOPLE = /^USHER_(SIGN_IN_|MAIL_|PUBLIC_URL$)/

/** What only the twins can know, and the live database, where a day that is skipped would expire real invitations. */
const NOT_FOR_PLAY = /^(SLACK|DISCORD)_|^USHER_(OWNERS|LINKS|TEAMS_FILE|BACKEND)$|^DATABASE_URL$/

/** No vendor may be called for people whom it never heard of. */
const ofVendors = new Set(backends.flatMap(({ settings }) => settings.map(({ variable }) => variable)))

const OWN = 'embedded'

/** Stands for the bot's own address, whose port is not chosen yet. */
const OWN_ADDRESS = 'http://127.0.0.1'

/** The backend that the environment names. */
export const backendIn = (set: Environment): string => set['USHER_BACKEND'] ?? OWN

/** Where a team is kept whose backend that is: each has a ledger of its own. */
export function playFolder(dataDir: string, backend: string): string {
  const folder = join(dataDir, 'simulator')
  return backend === OWN ? folder : join(folder, backend)
}

/**
 * What has to be right before anything starts. Where people play, the settings of backend, issuer and mail server come
 * from the simulator, and the operator's own are neither needed nor used.
 */
export function environmentToCheck(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const set = parseEnvironment(environment)
  const isLive = set['SLACK_BOT_TOKEN'] !== undefined || set['DISCORD_TOKEN'] !== undefined
  if (isLive || set['USHER_TEAMS_FILE'] !== undefined) return environment
  const isThere = backends.some(({ facts }) => facts.name === backendIn(set))
  return without(
    set,
    (name) => ofVendors.has(name) || OF_REAL_PEOPLE.test(name) || (isThere && name === 'USHER_BACKEND'),
  )
}

/**
 * What Usher is told where people play. What the operator set stays set, except who the people are, how they are
 * reached and where the team lives: `simulated` says that. It is always kept in SQLite files of its own: no made-up
 * person gets into the live data.
 */
export function playEnvironment(
  simulated: Environment,
  set: Environment,
  { dataDir, secretKey }: { readonly dataDir: string; readonly secretKey: string },
): Environment {
  const backend = backendIn(simulated)
  // A role is a word of one backend.
  const isRoleOfAnother = backend !== backendIn(set)
  const kept = without(
    set,
    (name) =>
      NOT_FOR_PLAY.test(name) ||
      OF_REAL_PEOPLE.test(name) ||
      ofVendors.has(name) ||
      (isRoleOfAnother && name === 'USHER_DEFAULT_ROLE'),
  )
  const dataFolder = playFolder(dataDir, backend)
  const own = { USHER_PUBLIC_URL: OWN_ADDRESS, USHER_DATA_DIR: dataFolder, PORT: '0' }
  return { USHER_SECRET_KEY: secretKey, ...simulated, ...kept, ...own }
}

const without = (set: Environment, isOut: (name: string) => boolean): Environment =>
  Object.fromEntries(Object.entries(set).filter(([name]) => !isOut(name)))
