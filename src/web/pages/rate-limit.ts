/** Behind a proxy everybody has one address, so this stops a flood and nothing less. */
const MOST_A_MINUTE = 600
const MINUTE_MS = 60_000

/** Whether somebody at an address asks for more than people do. Forgets everything every minute. */
export function createRateLimit(now: () => Date): (address: string) => boolean {
  const asked = new Map<string, number>()
  let until = 0
  return (address) => {
    const at = now().getTime()
    if (at >= until) {
      asked.clear()
      until = at + MINUTE_MS
    }
    const count = (asked.get(address) ?? 0) + 1
    asked.set(address, count)
    return count > MOST_A_MINUTE
  }
}
