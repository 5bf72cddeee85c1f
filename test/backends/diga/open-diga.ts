import { randomUUID } from 'node:crypto'
import type { Backend, PersonalCredential } from '../../../src/backends/backend.ts'
import type { Connection, Manners } from '../../../src/backends/backend-kind.ts'
import { diga } from '../../../src/backends/diga/kind.ts'
import { type AccountId, asAccountId, asBackendKey, asTeamId } from '../../../src/domain/ids.ts'
import { type DigaOptions, type DigaStandIn, startDiga } from '../../../src/simulator/backends/diga/diga.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import { createLedger } from '../../contracts/backend/remember.ts'
import type { Met, OpenedBackend } from '../../contracts/backend/rules.ts'
import { ANN, createConnections, IMPATIENT, NOON, settingsOf } from '../at-vendor.ts'
import { openEmptyStore } from '../open-embedded.ts'

export type DigaWish = {
  readonly standIn?: Partial<DigaOptions>
  /** Other settings than those the operator was given: `apiKey`. */
  readonly settings?: Readonly<Record<string, string>>
  readonly manners?: Partial<Manners>
}

export type OpenedDiga = OpenedBackend & {
  readonly standIn: DigaStandIn
  readonly project: string
  /** Without a memory of what it sent, and with other settings. */
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

/** A project at the stand-in that Ann is the admin of. */
export async function openDiga(wish: DigaWish = {}): Promise<OpenedDiga> {
  const clock = createManualClock(NOON)
  const standIn = await startDiga({ clock, team: { name: 'Editors', owner: ANN }, ...wish.standIn })
  const store = await openEmptyStore()
  const { ledger, remember } = createLedger()
  const settings = { ...settingsOf(diga, standIn), ...wish.settings }
  const connection: Connection = {
    team: asTeamId('editors'),
    settings,
    ledger,
    store,
    now: () => clock.now(),
    newId: randomUUID,
    manners: { ...IMPATIENT, ...wish.manners },
  }
  const { connect, closeAll } = createConnections(
    (chosen) => diga.connect({ ...connection, settings: chosen }),
    settings,
  )
  const { token = '' } = await standIn.vendor.signUp(ANN.email)
  const ann = { actor: { platform: 'slack', id: 'T1/ANN' }, name: ANN.name, token } as const
  const owner = await findAccount(connect({}), ann)
  return {
    standIn,
    project: settings['project'] ?? '',
    connect,
    backend: remember(connect({})),
    owner,
    ownerCredential: { ...ann, account: owner },
    meet: () => meet(standIn),
    finishByMail: (email) => standIn.vendor.accept(email),
    unknownKey: () => asBackendKey(randomUUID()),
    unknownAccount: () => asAccountId(randomUUID()),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    close: async () => {
      await closeAll()
      await standIn.close()
      await store.close()
    },
  }
}

async function findAccount(backend: Backend, credential: PersonalCredential): Promise<AccountId> {
  const outcome = await backend.whoIs(credential)
  if (outcome.kind !== 'known' || !outcome.account) throw new Error('The stand-in has no owner')
  return outcome.account
}

async function meet({ vendor }: DigaStandIn): Promise<Met> {
  const id = randomUUID()
  const email = `bob-${id}@example.com`
  const { token = '' } = await vendor.signUp(email, 'Bob Okafor')
  return {
    name: 'Bob',
    email,
    credential: { actor: { platform: 'slack', id: `T1/${id}` }, name: 'Bob', token },
  }
}
