import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { createEmbedded } from '../../src/backends/embedded/backend.ts'
import { seedTeam } from '../../src/backends/embedded/seed-team.ts'
import { asTeamId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'
import { backendContract, type OpenedBackend } from '../contracts/backend-contract.ts'

const ann = { platform: 'slack', id: 'T1/U1' }

async function open(): Promise<OpenedBackend> {
  const dataDir = await mkdtemp(join(tmpdir(), 'usher-embedded-'))
  const store = await openStore({ dataDir })
  const team = asTeamId('team-a')
  await seedTeam(
    { store, newId: randomUUID },
    { team, people: [{ name: 'Ann', actors: [ann], isOwner: true }] },
  )
  const link = await store.transaction((tx) => tx.findLink(team, ann))
  if (!link) throw new Error('The seed made no link')

  let now = new Date(Date.UTC(2030, 0, 2, 9))
  return {
    backend: createEmbedded({ store, now: () => now, newId: randomUUID }),
    team,
    owner: link.account,
    now: () => now,
    pass: (ms) => {
      now = new Date(now.getTime() + ms)
    },
    close: async () => {
      await store.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

describe('the embedded backend', () => {
  backendContract(open)
})
