import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What leaves nothing behind: its files share a process, because loading everything anew takes longer than the tests. */
const PARTS = [
  'backends',
  'config',
  'domain',
  'jobs',
  'platforms',
  'simulator',
  'stories',
  'usecases',
  'views',
].map((room) => `test/${room}/**/*.test.{ts,tsx}`)

const ALL = 'test/**/*.test.{ts,tsx}'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // JSX of the simulator's page, for its tests; everything else has none.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      { extends: true, test: { name: 'whole', include: [ALL], exclude: PARTS } },
      { extends: true, test: { name: 'parts', include: PARTS, isolate: false } },
    ],
    setupFiles: ['test/setup.ts'],
    // Processes, not threads: stories open databases, sockets and a browser, and must not share a crash.
    pool: 'forks',
    maxWorkers: 2,
    // A story starts two platforms and a bot; a slow machine may take its time.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    reporters: ['default'],
  },
})
