import { z } from 'zod'
import { asInvitationId } from '../domain/ids.ts'
import type { Wish } from '../domain/link-request.ts'
import { json } from './row.ts'

export const wishOrNull = (wish: Wish | undefined): string | null => (wish ? JSON.stringify(wish) : null)

/** What {@link wishOrNull} writes. */
export const storedWish = json(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accept'), invitation: z.string().transform(asInvitationId) }),
    z.object({ kind: z.literal('leave') }),
  ]),
)
