import type { Attempt } from '../../src/platforms/platform.ts'

/** The first attempt. */
export const once = (nonce: string): Attempt => ({ nonce, isRepeat: false })
