import type { Backend } from '../../src/backends/backend.ts'
import type { BackendKind, Manners } from '../../src/backends/backend-kind.ts'
import type { AccountId } from '../../src/domain/ids.ts'
import type { StandIn } from '../../src/simulator/backends/stand-in.ts'

export const NOON = new Date('2026-03-02T12:00:00Z')

/** Who owns the team at every stand-in. */
export const ANN = { name: 'Ann Lee', email: 'ann@example.com' }

/** Nobody waits long for what never comes. */
export const IMPATIENT: Partial<Manners> = { timeoutMs: 500, firstWaitMs: 5 }

export type Settings = Readonly<Record<string, string>>

/** What the operator was given, by the keys of the backend's settings. */
export function settingsOf({ settings }: Pick<BackendKind, 'settings'>, { environment }: StandIn): Settings {
  return Object.fromEntries(settings.map(({ key, variable }) => [key, environment[variable] ?? '']))
}

export type Connections = {
  /** With other settings than the operator's, by key. */
  readonly connect: (other: Settings) => Backend
  readonly closeAll: () => Promise<void>
}

/** As many connections to one team as a test likes, closed together. */
export function createConnections(open: (settings: Settings) => Backend, settings: Settings): Connections {
  const made: Backend[] = []
  return {
    connect: (other) => {
      const backend = open({ ...settings, ...other })
      made.push(backend)
      return backend
    },
    closeAll: async () => {
      await Promise.all(made.map((backend) => backend.close()))
    },
  }
}

export async function getAccount(backend: Backend, email: string): Promise<AccountId> {
  const member = await backend.findMember({ email })
  if (!member) throw new Error('Nobody with this address is a member')
  return member.account
}
