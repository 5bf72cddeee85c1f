import { randomUUID } from 'node:crypto'
import type { Backend } from '../../../src/backends/backend.ts'
import type { Connection, Manners } from '../../../src/backends/backend-kind.ts'
import { betterAuth } from '../../../src/backends/better-auth/kind.ts'
import { asAccountId, asBackendKey, asTeamId } from '../../../src/domain/ids.ts'
import { startBetterAuth } from '../../../src/simulator/backends/better-auth/better-auth.ts'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { createLedger } from '../../contracts/backend/remember.ts'
import type { Met, OpenedBackend } from '../../contracts/backend/rules.ts'
import { openEmptyStore } from '../open-embedded.ts'

const NOON = new Date('2026-03-02T12:00:00Z')
const ANN = { name: 'Ann Lee', email: 'ann@example.com' }

/** Nobody waits long for what never comes. */
const IMPATIENT: Partial<Manners> = { timeoutMs: 500, firstWaitMs: 5 }

export type OpenedBetterAuth = OpenedBackend & {
  readonly standIn: StandIn
  /** With other settings than those the operator was given: `token`. */
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

/** An application with an organization that Ann owns. */
export async function openBetterAuth(manners: Partial<Manners> = {}): Promise<OpenedBetterAuth> {
  const clock = createManualClock(NOON)
  const standIn = await startBetterAuth({ clock, team: { name: 'Editors', owner: ANN } })
  const store = await openEmptyStore()
  const connection: Connection = {
    team: asTeamId('editors'),
    settings: settingsOf(standIn),
    ledger: createLedger().ledger,
    store,
    now: () => clock.now(),
    newId: randomUUID,
    manners: { ...IMPATIENT, ...manners },
  }
  const made: Backend[] = []
  const connect = (other: Readonly<Record<string, string>>): Backend => {
    const backend = betterAuth.connect({ ...connection, settings: { ...connection.settings, ...other } })
    made.push(backend)
    return backend
  }
  const backend = connect({})
  const { token = '' } = await standIn.vendor.signUp(ANN.email)
  const owner = await findAccount(backend, ANN.email)
  return {
    standIn,
    connect,
    backend,
    owner,
    ownerCredential: { actor: { platform: 'slack', id: 'T1/ANN' }, name: ANN.name, account: owner, token },
    meet: () => meet(standIn),
    finishByMail: (email) => standIn.vendor.accept(email),
    unknownKey: () => asBackendKey(randomId()),
    unknownAccount: () => asAccountId(randomId()),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    close: async () => {
      await Promise.all(made.map((one) => one.close()))
      await standIn.close()
      await store.close()
    },
  }
}

/** As Better Auth makes them: 32 letters and digits. */
const randomId = (): string => randomUUID().replaceAll('-', '')

const settingsOf = ({ environment }: StandIn): Readonly<Record<string, string>> =>
  Object.fromEntries(
    betterAuth.settings.map(({ key, variable }): [string, string] => [key, environment[variable] ?? '']),
  )

async function findAccount(backend: Backend, email: string) {
  const member = await backend.findMember({ email })
  if (!member) throw new Error('The application has no owner')
  return member.account
}

async function meet({ vendor }: StandIn): Promise<Met> {
  const id = randomUUID()
  const email = `bob-${id}@example.com`
  const { token = '' } = await vendor.signUp(email, 'Bob Okafor')
  return {
    name: 'Bob',
    email,
    credential: { actor: { platform: 'slack', id: `T1/${id}` }, name: 'Bob', token },
  }
}
