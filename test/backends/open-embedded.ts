import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmbedded } from '../../src/backends/embedded/backend.ts'
import { seedTeam } from '../../src/backends/embedded/seed-team.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { OpenedBackend } from '../contracts/backend/rules.ts'
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

/** The embedded backend with a team that Ann owns. */
export async function openEmbedded(): Promise<OpenedBackend & { readonly store: Store }> {
  const store = await openEmptyStore()
  const people = [{ name: 'Ann', actors: [annInChat], isOwner: true }]
  await seedTeam({ store, newId: randomUUID }, { team: TEAM, people })
  const link = await store.transaction((tx) => tx.findLink(TEAM, annInChat))
  if (!link) throw new Error('The seed made no link')

  let now = NOON
  return {
    store,
    backend: createEmbedded({ store, now: () => now, newId: randomUUID }),
    team: TEAM,
    owner: link.account,
    now: () => now,
    pass: (ms) => {
      now = new Date(now.getTime() + ms)
    },
    close: store.close,
  }
}
