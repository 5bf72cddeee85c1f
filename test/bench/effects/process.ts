import { randomUUID } from 'node:crypto'
import { createEmbedded } from '../../../src/backends/embedded/backend.ts'
import { createWorker } from '../../../src/jobs/worker.ts'
import { createLog } from '../../../src/log.ts'
import type { Platform } from '../../../src/platforms/platform.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { createRecent } from '../../../src/usecases/recent.ts'
import { closedVault } from '../../../src/vault.ts'
import { sampleTeam } from '../../domain/sample-team.ts'
import { createFakePlatform } from '../../fakes/platform.ts'
import { nowMs, type Told } from './told.ts'

/** The worker of a bot on the database of the first argument, whose platform tells the parent what it is asked for. */
const [, , databaseUrl = ''] = process.argv
const now = () => new Date()
const team = sampleTeam()
const store = await openStore({ databaseUrl, dataDir: '.' })
const backend = createEmbedded({ team: team.id, store, now, newId: randomUUID })
const chat = createFakePlatform('chat')

const tell = (told: Told) => void process.send?.(told)

const platform: Platform = {
  ...chat,
  deliver: (to, view, attempt) => {
    tell({ kind: 'delivered', to: to.id, atMs: nowMs() })
    return chat.deliver(to, view, attempt)
  },
}

const worker = createWorker({
  store,
  now,
  log: createLog('error'),
  platforms: new Map([['chat', platform]]),
  backends: { of: () => backend },
  teams: { get: () => team, list: () => [team] },
  owners: [],
  vault: closedVault,
  signIns: { of: () => [] },
  recent: createRecent(now),
  random: Math.random,
})

async function stop(): Promise<void> {
  await worker.stop()
  await store.close()
  process.disconnect()
}

process.once('message', () => void stop())
worker.start()
tell({ kind: 'ready' })
