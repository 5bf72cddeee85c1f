import type { Clock } from '../clock.ts'

const DISCORD_EPOCH_MS = 1_420_070_400_000

/** Ids that hold the twin's time in their upper bits, each one greater than the last. */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n
  return () => {
    const earliest = BigInt(clock.now().getTime() - DISCORD_EPOCH_MS) << 22n
    last = earliest > last ? earliest : last + 1n
    return String(last)
  }
}
