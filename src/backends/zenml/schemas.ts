import { z } from 'zod'

// What is published. Pictures, which are other people's addresses on the web, are not even read.
// Source: https://docs.zenml.io/api-reference/pro-api/pro-api/invitations

export const grantAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive().optional(),
})

/** As the organization sees it. */
export const invitationRead = z.object({
  id: z.string().min(1),
  email: z.string().min(1),
  expiration_date: z.string().nullish(),
  state: z.string().nullish(),
})

/** As the invitee sees it: without address, role and organization. */
export const invitationInfo = z.object({
  id: z.string().min(1),
  organization_name: z.string().nullish(),
  expiration_date: z.string().nullish(),
})

export const assignment = z.object({
  user: z.object({ id: z.string() }).nullish(),
  invitation: z.object({ id: z.string() }).nullish(),
  workspace_id: z.string().nullish(),
  project_id: z.string().nullish(),
})

/** The id of the organization for who accepted, `null` for who declined. */
export const answered = z.guid().nullish()

export const profile = z.object({ id: z.string().min(1), email: z.string().nullish() })

export type InvitationRead = z.infer<typeof invitationRead>
export type InvitationInfo = z.infer<typeof invitationInfo>
export type Assignment = z.infer<typeof assignment>
