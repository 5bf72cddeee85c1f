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
import { ANN, createConnections, getAccount, IMPATIENT, NOON, settingsOf } from '../at-vendor.ts'
import { openEmptyStore } from '../open-embedded.ts'

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
  const settings = settingsOf(betterAuth, standIn)
  const connection: Connection = {
    team: asTeamId('editors'),
    settings,
    ledger: createLedger().ledger,
    store,
    now: () => clock.now(),
    newId: randomUUID,
    manners: { ...IMPATIENT, ...manners },
  }
  const { connect, closeAll } = createConnections(
    (chosen) => betterAuth.connect({ ...connection, settings: chosen }),
    settings,
  )
  const backend = connect({})
  const { token = '' } = await standIn.vendor.signUp(ANN.email)
  const owner = await getAccount(backend, ANN.email)
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
      await closeAll()
      await standIn.close()
      await store.close()
    },
  }
}

/** As Better Auth makes them: 32 letters and digits. */
const randomId = (): string => randomUUID().replaceAll('-', '')

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
