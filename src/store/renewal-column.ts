import { z } from 'zod'
import { RENEWAL_ENDS, type Renewal } from '../domain/renewal.ts'
import { json, moment } from './row.ts'
import type { Tables } from './tables.ts'

/** Moments are kept as milliseconds; {@link renewalColumn} reads them. */
export function renewalColumns(
  renewal: Renewal | undefined,
): Pick<Tables['invitation'], 'renewal' | 'isRenewing'> {
  if (!renewal) return { renewal: null, isRenewing: 0 }
  const { askedAt, until, ...others } = renewal
  const stored = { ...others, askedAt: askedAt.getTime(), until: until.getTime() }
  return { renewal: JSON.stringify(stored), isRenewing: renewal.end === undefined ? 1 : 0 }
}

export const renewalColumn: z.ZodType<Renewal, string> = json(
  z.object({
    by: z.object({ platform: z.string(), id: z.string() }),
    byName: z.string(),
    askedAt: moment,
    until: moment,
    end: z.enum(RENEWAL_ENDS).exactOptional(),
    reason: z.string().exactOptional(),
  }),
)
