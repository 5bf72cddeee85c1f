import { setTimeout as pause } from 'node:timers/promises'

const LONGEST_MS = 10_000

/** Looks again and again until it holds; `otherwise` says what never came true. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  otherwise: string | (() => string),
): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_MS
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(typeof otherwise === 'string' ? otherwise : otherwise())
    await pause(10)
  }
}
