import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonalCredential } from '../../src/backends/backend.ts'
import { createEmbedded } from '../../src/backends/embedded/backend.ts'
import { seedTeam } from '../../src/backends/embedded/seed-team.ts'
import { type AccountId, asAccountId, asBackendKey } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { Met, OpenedBackend } from '../contracts/backend/rules.ts'
import { annInChat, NOON, TEAM } from './samples.ts'

/** An empty store on SQLite, removed when it is closed. */
export async function openEmptyStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-embedded-'))
  const store = await openStore({ dataDir })
  const close = async () => {
    await store.close()
    await rm(dataDir, { recursive: true })
  }
  return { ...store, close }
}

/** Somebody in a chat whom nobody has seen before. */
export const stranger = (account?: AccountId): PersonalCredential => ({
  actor: { platform: 'slack', id: `T1/${randomUUID()}` },
  name: 'Bob',
  ...(account !== undefined && { account }),
})

const meet = (): Met => ({
  name: 'Bob',
  email: `bob-${randomUUID()}@example.com`,
  credential: stranger(),
})

/** The embedded backend with a team that Ann owns. */
export async function openEmbedded(): Promise<OpenedBackend & { readonly store: Store }> {
  const store = await openEmptyStore()
  const people = [{ name: 'Ann', actors: [annInChat], isOwner: true }]
  await seedTeam({ store, newId: randomUUID }, { team: TEAM, people })
  const link = await store.transaction((tx) => tx.findLink({ id: TEAM, tenant: 'embedded' }, annInChat))
  if (!link) throw new Error('The seed made no link')

  let now = NOON
  return {
    store,
    backend: createEmbedded({ team: TEAM, store, now: () => now, newId: randomUUID }),
    owner: link.account,
    ownerCredential: { actor: annInChat, name: 'Ann', account: link.account },
    meet: async () => meet(),
    finishByMail: () => Promise.reject(new Error('Nobody finishes elsewhere')),
    unknownKey: () => asBackendKey(randomUUID()),
    unknownAccount: () => asAccountId(randomUUID()),
    now: () => now,
    pass: (ms) => {
      now = new Date(now.getTime() + ms)
    },
    close: store.close,
  }
}
