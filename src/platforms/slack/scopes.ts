import type { Logger } from 'pino'
import { z } from 'zod'

/**
 * The least that works: direct messages need no more than chat:write, addresses need both users scopes, and whether a
 * channel is fit for admins, which is whether it is private and who is in it, is read with the last two.
 */
export const SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
]

/** Slack says with every answer what its token may do. */
const granting = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) })

/** An app that was installed with an older manifest works, but cannot do all of it: the operator reads what is missing. */
export function noteMissingScopes(answer: unknown, log: Logger): void {
  const { data } = granting.safeParse(answer)
  const scopes = SCOPES.filter((scope) => data && !data.response_metadata.scopes.includes(scope))
  if (scopes.length === 0) return
  log.warn(
    { scopes },
    'slack grants too little: add these on the page OAuth & Permissions, and install the app anew',
  )
}
