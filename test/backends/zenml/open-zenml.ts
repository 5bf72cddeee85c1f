import { randomUUID } from 'node:crypto'
import type { Backend, PersonalCredential } from '../../../src/backends/backend.ts'
import type { Manners } from '../../../src/backends/backend-kind.ts'
import { zenml } from '../../../src/backends/zenml/kind.ts'
import { asAccountId, asBackendKey } from '../../../src/domain/ids.ts'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { startZenml } from '../../../src/simulator/backends/zenml/zenml.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import type { Met, OpenedBackend } from '../../contracts/backend/rules.ts'
import { ANN, createConnections, getAccount, IMPATIENT, NOON, settingsOf } from '../at-vendor.ts'

export type ZenmlWish = {
  readonly standIn?: Partial<Parameters<typeof startZenml>[0]>
  readonly manners?: Partial<Manners>
}

export type OpenedZenml = OpenedBackend & {
  readonly standIn: StandIn
  readonly organization: string
  /** With other settings than those that the operator was given: `apiKey`. */
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

/** An organization at the stand-in that Ann is the only admin of. */
export async function openZenml({ standIn: options, manners }: ZenmlWish = {}): Promise<OpenedZenml> {
  const clock = createManualClock(NOON)
  const standIn = await startZenml({ clock, team: { name: 'Editors', owner: ANN }, ...options })
  const settings = settingsOf(zenml, standIn)
  const { connect, closeAll } = createConnections(
    (chosen) =>
      zenml.connect({
        settings: chosen,
        now: () => clock.now(),
        manners: { ...IMPATIENT, ...manners },
      }),
    settings,
  )
  const backend = connect({})
  const { token = '' } = await standIn.vendor.signUp(ANN.email)
  const owner = await getAccount(connect({}), ANN.email)
  return {
    standIn,
    organization: settings['organization'] ?? '',
    connect,
    backend,
    owner,
    ownerCredential: { actor: { platform: 'slack', id: 'T1/ANN' }, name: ANN.name, account: owner, token },
    meet: () => meet(standIn),
    finishByMail: (email) => standIn.vendor.accept(email),
    unknownKey: () => asBackendKey(randomUUID()),
    unknownAccount: () => asAccountId(randomUUID()),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    close: async () => {
      await closeAll()
      await standIn.close()
    },
  }
}

async function meet(standIn: StandIn): Promise<Met> {
  const email = `bob-${randomUUID()}@example.com`
  return { name: 'Bob', email, credential: await credentialOf(standIn, email) }
}

/** Somebody with an account and a personal access token. */
export async function credentialOf({ vendor }: StandIn, email: string): Promise<PersonalCredential> {
  const { token = '' } = await vendor.signUp(email, 'Bob Okafor')
  return { actor: { platform: 'slack', id: `T1/${email}` }, name: 'Bob', token }
}
