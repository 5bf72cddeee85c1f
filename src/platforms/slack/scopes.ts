import type { Logger } from 'pino'
import { z } from 'zod'

/**
 * The least that works: direct messages need no more than chat:write, addresses need both users scopes, whether a
 * channel is fit for admins, which is whether it is private and who is in it, is read with the next two, and lists of
 * people are read from files and written into some with the last two.
 */
export const SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'files:read',
  'files:write',
]

/**
 * Whoever installs the app may decline them. With both, Usher can look whether a direct message has arrived whose answer
 * got lost, and sends it once instead of twice; it reads nothing but its own conversation with that person.
 */
export const OPTIONAL_SCOPES: readonly string[] = ['im:write', 'im:history']

/** Slack says with every answer what its token may do. */
const granting = z.object({ response_metadata: z.object({ scopes: z.array(z.string()) }) })

/** Those of ours that the token lacks; none where Slack does not say. */
export function findMissingScopes(answer: unknown): readonly string[] {
  const { data } = granting.safeParse(answer)
  if (!data) return []
  return [...SCOPES, ...OPTIONAL_SCOPES].filter((scope) => !data.response_metadata.scopes.includes(scope))
}

/** An app that was installed with an older manifest works, but cannot do all of it: the operator reads what is missing. */
export function noteMissingScopes(missing: readonly string[], log: Logger): void {
  const scopes = SCOPES.filter((scope) => missing.includes(scope))
  if (scopes.length > 0)
    log.warn(
      { scopes },
      'slack grants too little: add these on the page OAuth & Permissions, and install the app anew',
    )
  const optional = OPTIONAL_SCOPES.filter((scope) => missing.includes(scope))
  if (optional.length > 0)
    log.info(
      { scopes: optional },
      'slack grants what it needs: with these too, a direct message whose answer got lost is looked for and not sent twice',
    )
}
