import { randomUUID } from 'node:crypto'
import type { Backend, PersonalCredential } from '../../../src/backends/backend.ts'
import type { Manners } from '../../../src/backends/backend-kind.ts'
import { trieve } from '../../../src/backends/trieve/kind.ts'
import { asAccountId, asBackendKey } from '../../../src/domain/ids.ts'
import {
  startTrieve,
  type TrieveOptions,
  type TrieveStandIn,
} from '../../../src/simulator/backends/trieve/trieve.ts'
import { createManualClock } from '../../../src/simulator/create-clock.ts'
import type { OpenedBackend } from '../../contracts/backend/rules.ts'
import { ANN, createConnections, getAccount, IMPATIENT, NOON, settingsOf } from '../at-vendor.ts'

export type TrieveWish = {
  readonly standIn?: Partial<TrieveOptions>
  readonly manners?: Partial<Manners>
}

export type OpenedTrieve = OpenedBackend & {
  readonly standIn: TrieveStandIn
  readonly organization: string
  /** With other settings than those that the operator was given: `apiKey`. */
  readonly connect: (settings: Readonly<Record<string, string>>) => Backend
}

/** An organization at the stand-in that Ann is the owner of. */
export async function openTrieve({ standIn: options, manners }: TrieveWish = {}): Promise<OpenedTrieve> {
  const clock = createManualClock(NOON)
  const standIn = await startTrieve({ clock, team: { name: 'Editors', owner: ANN }, ...options })
  const settings = settingsOf(trieve, standIn)
  const { connect, closeAll } = createConnections(
    (chosen) =>
      trieve.connect({
        settings: chosen,
        now: () => clock.now(),
        manners: { ...IMPATIENT, ...manners },
      }),
    settings,
  )
  const backend = connect({})
  // By another connection: this one has not asked for anybody yet.
  const account = await getAccount(connect({}), ANN.email)
  return {
    standIn,
    organization: settings['organization'] ?? '',
    connect,
    backend,
    owner: account,
    ownerCredential: { ...(await personAt(standIn, ANN)), account },
    ...peopleAt(standIn),
    leavesAs: 'admin',
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

/** Whoever has an account joins at once: people sign up when they finish, and have their own key from then on. */
function peopleAt(standIn: TrieveStandIn): Pick<OpenedBackend, 'meet' | 'finishByMail'> {
  const tokens = new Map<string, string>()
  return {
    meet: async () => {
      const email = `bob-${randomUUID()}@example.com`
      const person = { actor: inChat(email), name: 'Bob' }
      return {
        name: 'Bob',
        email,
        get credential() {
          const token = tokens.get(email)
          return { ...person, ...(token !== undefined && { token }) }
        },
      }
    },
    finishByMail: async (email) => {
      await standIn.vendor.accept(email)
      tokens.set(email, (await standIn.vendor.signUp(email)).token ?? '')
    },
  }
}

/** Somebody with a user key of their own; Trieve knows it while they are a member of something. */
export async function personAt(
  { vendor }: TrieveStandIn,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<PersonalCredential> {
  const { token = '' } = await vendor.signUp(email, name)
  return { actor: inChat(email), name, token }
}

const inChat = (email: string) => ({ platform: 'slack', id: `T1/${email}` })
