import { type Backend, BackendUnavailable, type Offer } from '../../../src/backends/backend.ts'
import type { TeamId } from '../../../src/domain/ids.ts'
import type { Fault } from '../../../src/simulator/backends/faults.ts'
import type { Store } from '../../../src/store/store.ts'
import { isDone } from './faults.ts'
import type { Counters, Place } from './place.ts'

/** Usher's own database: a send is a transaction, of which the word is lost after or before the commit. */
export function openEmbedded(store: Store, team: TeamId): Place {
  let planned: Fault[] = []
  const sends: (readonly string[])[] = []
  const send = async (backend: Backend, offer: Offer) => {
    sends.push([offer.invitee.email ?? ''])
    const fault = planned.shift()
    if (!fault) return backend.send(offer)
    if (isDone(fault)) await backend.send(offer)
    throw new BackendUnavailable('Usher', { trouble: 'not_answering' })
  }
  return {
    name: 'embedded',
    environment: {},
    reach: (backend) => ({ ...backend, send: (offer) => send(backend, offer) }),
    spoil: (faults) => {
      planned = [...faults]
    },
    sends: () => sends,
    signUp: async () => {},
    count: () => count(store, team),
    close: async () => {},
  }
}

const EVERYBODY = { limit: 100_000, offset: 0 }

function count(store: Store, team: TeamId): Promise<Counters> {
  return store.transaction(async ({ embedded }) => {
    const offers = await embedded.listPendingOffers(team)
    const members = await embedded.listMemberships({ team, ...EVERYBODY })
    return {
      invitations: offers.map(({ email = '', role }) => ({ email, role })),
      members: members.map(({ email = '', role }) => ({ email, role })),
      mailsTo: (email) => offers.filter((offer) => offer.email === email).length,
    }
  })
}
