import type { Attempt } from '../../src/platforms/platform.ts'

/** The first attempt. */
export const once = (nonce: string): Attempt => ({ nonce, isRepeat: false })

/** Another attempt, of which an earlier one may have arrived. */
export const repeat = (nonce: string): Attempt => ({ nonce, isRepeat: true })
