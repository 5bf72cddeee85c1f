import { z } from 'zod'

/** https://api.trieve.ai/api-docs/openapi.json, `Invitation`; of its fields those that are used. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  used: z.boolean(),
  role: z.number(),
  created_at: z.string().optional(),
})

/** `SlimUser`. In the list of an organization `user_orgs` has that one organization alone. */
export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullish(),
  user_orgs: z.array(z.object({ organization_id: z.string(), role: z.number() })),
})

export const refusalSchema = z.object({ message: z.string() })

export type InvitationRow = z.infer<typeof invitationSchema>
export type User = z.infer<typeof userSchema>
