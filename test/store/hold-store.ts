import { asDeliveryId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/open-store.ts'

/** Opens the store in the folder of the first argument, writes one interaction and stays. */
const [, , dataDir = ''] = process.argv
try {
  const store = await openStore({ dataDir })
  await store.transaction((tx) =>
    tx.keepInteraction({ id: asDeliveryId('held'), receivedAt: new Date(0), body: '{}' }),
  )
  process.stdout.write('holding\n')
  setInterval(() => undefined, 60_000)
} catch (cause) {
  process.stdout.write(`${String(cause)}\n`)
}
