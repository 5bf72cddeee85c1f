import { z } from 'zod'

/** By the keys that `kind.ts` names. */
export const settings = z.object({
  organization: z.string().min(1),
  token: z.string().min(1),
  apiUrl: z.url().transform((text) => new URL(text)),
})
