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

const NOON = new Date('2026-03-02T12:00:00Z')
export const ANN = { name: 'Ann Lee', email: 'ann@example.com' }

/** Nobody waits long for what never comes. */
const IMPATIENT: Partial<Manners> = { timeoutMs: 500, firstWaitMs: 5 }

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
  const settings = settingsOf(standIn)
  const made: Backend[] = []
  const connect = (other: Readonly<Record<string, string>>): Backend => {
    const backend = trieve.connect({
      settings: { ...settings, ...other },
      now: () => clock.now(),
      manners: { ...IMPATIENT, ...manners },
    })
    made.push(backend)
    return backend
  }
  const backend = connect({})
  // By another connection: this one has not asked for anybody yet.
  const account = await findAccount(connect({}), ANN.email)
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
      await Promise.all(made.map((one) => one.close()))
      await standIn.close()
    },
  }
}

function settingsOf({ environment }: TrieveStandIn): Readonly<Record<string, string>> {
  const set = trieve.settings.map(({ key, variable }) => [key, environment[variable] ?? ''] as const)
  return Object.fromEntries(set)
}

export async function findAccount(backend: Backend, email: string) {
  const member = await backend.findMember({ email })
  if (!member) throw new Error('Nobody with this address is a member')
  return member.account
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
