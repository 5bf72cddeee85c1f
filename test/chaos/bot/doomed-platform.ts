import type { Platform } from '../../../src/platforms/platform.ts'
import type { Doom } from './doom.ts'

/** Every message has two points to die at: before it goes out, and when it is there and nobody has noted it. */
export function doomedPlatform(platform: Platform, doom: Doom): Platform {
  const { name } = platform
  return {
    ...platform,
    deliver: (to, view, attempt) =>
      between(doom, `${name}, ${subjectOf(attempt.nonce)}`, () => platform.deliver(to, view, attempt)),
    post: (channel, view, attempt) =>
      between(doom, `${name}, post ${subjectOf(attempt.nonce)}`, () => platform.post(channel, view, attempt)),
    revise: (ref, view) => between(doom, `${name}, revise`, () => platform.revise(ref, view)),
  }
}

/** What it is about comes first in every nonce: `card`, `ended`, `answer`. */
const subjectOf = (nonce: string): string => nonce.slice(0, nonce.indexOf(' '))

/** Also where it was refused: the attempt was made. */
export async function between<Value>(
  { pass }: Doom,
  what: string,
  call: () => Promise<Value>,
): Promise<Value> {
  pass(`${what}: before the call`)
  try {
    return await call()
  } finally {
    pass(`${what}: after the call`)
  }
}
