import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

const CHANNEL = 'usher_effects'

/** Within one transaction the same news is heard once; all that it says is who brings it. */
export const NOTIFY = `select pg_notify('${CHANNEL}', $1)`

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000

/**
 * Calls `hear` with what others bring, on a connection of its own, and with nothing whenever something may have been
 * missed: the connection comes back by itself. Resolves, once it was tried for the first time, to what ends it.
 */
export async function listenToPostgres(
  databaseUrl: string,
  hear: (from?: string) => void,
): Promise<() => Promise<void>> {
  const over = new AbortController()
  const { promise: tried, resolve: note } = Promise.withResolvers<void>()
  const listening = listen(over.signal, async () => {
    const { lost, close } = await connect(databaseUrl, hear, over.signal).finally(note)
    await lost
    await close()
  })
  await tried
  return async () => {
    over.abort()
    await listening
  }
}

/** Again and again until it is over. Whoever missed something by it looks by themselves. */
async function listen(over: AbortSignal, once: () => Promise<void>): Promise<void> {
  let waitMs = FIRST_WAIT_MS
  while (!over.aborted) {
    const didListen = await once().then(
      () => true,
      () => false,
    )
    waitMs = didListen ? FIRST_WAIT_MS : Math.min(2 * waitMs, LONGEST_WAIT_MS)
    await pause(waitMs, undefined, { signal: over }).catch(() => undefined)
  }
}

type Line = { readonly lost: Promise<void>; readonly close: () => Promise<void> }

async function connect(databaseUrl: string, hear: (from?: string) => void, over: AbortSignal): Promise<Line> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    application_name: 'usher listening',
    keepAlive: true,
  })
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>()
  const close = () => client.end().catch(() => undefined)
  // Unheard, an error would end the process.
  client.on('error', () => lose()).on('end', () => lose())
  client.on('notification', ({ payload }) => hear(payload))
  over.addEventListener('abort', () => lose(), { once: true })
  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    hear()
    return { lost, close }
  } catch (cause) {
    await close()
    throw cause
  }
}
