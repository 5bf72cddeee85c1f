import type { Logger } from 'pino'
import type { Backend } from './backends/backend.ts'
import type { BackendKind, Connection } from './backends/backend-kind.ts'
import { batchSends } from './backends/batch-sends.ts'
import { hearRefusals } from './backends/hear-refusals.ts'
import { sayAsWritten } from './backends/say-as-written.ts'
import type { TeamConfig } from './config/config.ts'
import type { BackendKey, TeamId } from './domain/ids.ts'
import { OPEN_STATUSES } from './domain/invitation.ts'
import type { Team } from './domain/team.ts'
import type { Store } from './store/store.ts'
import type { Backends, Teams } from './usecases/deps.ts'
import { TeamGone } from './usecases/team-gone.ts'

export type Connected = {
  readonly teams: Teams
  readonly backends: Backends
  close(): Promise<void>
}

type ConnectDeps = Pick<Connection, 'store' | 'now' | 'newId' | 'manners'> & {
  readonly kinds: readonly BackendKind[]
  readonly log: Logger
}

/** Every configured team with its backend. No call is made yet. */
export function connectTeams(configs: readonly TeamConfig[], deps: ConnectDeps): Connected {
  const connected = new Map(configs.map((config) => [config.id, connectTeam(config, deps)]))
  const find = (id: TeamId) => {
    const found = connected.get(id)
    if (!found) throw new TeamGone(id)
    return found
  }
  return {
    teams: { get: (id) => find(id).team, list: () => [...connected.values()].map(({ team }) => team) },
    backends: { of: ({ id }) => find(id).backend },
    close: async () => {
      await Promise.all([...connected.values()].map(({ backend }) => backend.close()))
    },
  }
}

function connectTeam(
  { id, settings, backend: name, written = {}, signIn: _signIn, ...config }: TeamConfig,
  { kinds, log, ...deps }: ConnectDeps,
): { readonly team: Team; readonly backend: Backend } {
  const kind = kinds.find(({ facts }) => facts.name === name)
  if (!kind) throw new Error(`There is no backend ${name}`)
  const tenant = tenantOf(kind, settings)
  const ledger = { listOpen: () => listOpen(deps.store, { id, tenant }) }
  const { facts } = kind
  const own = sayAsWritten(kind.connect({ ...deps, team: id, settings, ledger }), written)
  const backend = batchSends(
    hearRefusals(own, (heard) => log.warn({ team: id, backend: facts.name, ...heard }, 'backend refused')),
  )
  const consent = config.consent ?? (facts.accountHolders === 'join_at_once' ? 'ask-first' : 'send-first')
  const finishUrl = (key: BackendKey) => backend.finishUrl(key)
  const team = { ...config, id, tenant, consent, backend: facts, finishUrl }
  return { team, backend }
}

/** An id that is a UUID is unique in the world; any other only where it is asked for. A new key moves nobody. */
function tenantOf({ facts, settings: specs }: BackendKind, settings: TeamConfig['settings']): string {
  const ids = specs.filter(({ kind }) => kind === 'uuid')
  const telling = ids.length > 0 ? ids : specs.filter(({ kind }) => kind !== 'secret')
  const values = telling.map(({ key }) => (settings[key] ?? '').toLowerCase().replace(/\/$/, ''))
  return [facts.name, ...values].join(' ')
}

/** More than a team ever has open at once. */
const MOST_OPEN = 100_000

async function listOpen(store: Store, { id: team, tenant }: Pick<Team, 'id' | 'tenant'>) {
  const { invitations } = await store.transaction((tx) =>
    tx.listInvitations({ team, statuses: OPEN_STATUSES, limit: MOST_OPEN, offset: 0 }),
  )
  const made = invitations.filter((invitation) => invitation.tenant === tenant)
  return made.flatMap(({ backendKey: key, invitee: { email } }) =>
    key ? [{ key, ...(email !== undefined && { email }) }] : [],
  )
}
