import { randomUUID } from 'node:crypto'
import type { Backend, PersonalCredential } from '../../../src/backends/backend.ts'
import type { Manners } from '../../../src/backends/backend-kind.ts'
import { deepgram } from '../../../src/backends/deepgram/kind.ts'
import { asAccountId, asBackendKey } from '../../../src/domain/ids.ts'
import { type DeepgramOptions, startDeepgram } from '../../../src/simulator/backends/deepgram/deepgram.ts'
import type { StandIn } from '../../../src/simulator/backends/stand-in.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import type { Met, OpenedBackend } from '../../contracts/backend/rules.ts'
import { ANN, createConnections, getAccount, IMPATIENT, NOON, settingsOf } from '../at-vendor.ts'

export type DeepgramWish = {
  readonly standIn?: Partial<DeepgramOptions>
  readonly manners?: Partial<Manners>
}

export type OpenedDeepgram = OpenedBackend & {
  readonly standIn: StandIn
  readonly project: string
  /** With other settings than those that the operator was given: `apiKey`. */
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

/** A project at the stand-in that Ann is the owner of. */
export async function openDeepgram({
  standIn: options,
  manners,
}: DeepgramWish = {}): Promise<OpenedDeepgram> {
  const clock = createManualClock(NOON)
  const standIn = await startDeepgram({ clock, team: { name: 'Editors', owner: ANN }, ...options })
  const settings = settingsOf(deepgram, standIn)
  const { connect, closeAll } = createConnections(
    (chosen) =>
      deepgram.connect({
        settings: chosen,
        now: () => clock.now(),
        manners: { ...IMPATIENT, ...manners },
      }),
    settings,
  )
  const backend = connect({})
  // By another connection: this one has not asked for anybody yet.
  const owner = await getAccount(connect({}), ANN.email)
  return {
    standIn,
    project: settings['project'] ?? '',
    connect,
    backend,
    owner,
    ownerCredential: { ...(await personAt(standIn, ANN.email)), name: ANN.name, account: owner },
    meet: () => meet(standIn),
    finishByMail: (email) => standIn.vendor.accept(email),
    unknownKey: () => asBackendKey(`${randomUUID()}@example.com`),
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
  return { name: 'Bob', email, credential: await personAt(standIn, email) }
}

/** Somebody with an API key of their own. */
export async function personAt({ vendor }: StandIn, email: string): Promise<PersonalCredential> {
  const { token = '' } = await vendor.signUp(email)
  return { actor: { platform: 'slack', id: `T1/${email}` }, name: 'Bob', token }
}
