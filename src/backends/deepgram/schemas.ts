import { z } from 'zod'

// What https://developers.deepgram.com/reference/manage documents. Hardly anything is required there.

const text = z
  .string()
  .nullish()
  .transform((given) => given?.trim() || undefined)

const member = z.object({
  member_id: z.string().min(1),
  email: text,
  first_name: text,
  last_name: text,
  scopes: z
    .array(z.string())
    .nullish()
    .transform((given) => given ?? []),
})

const invite = z.object({ email: z.string().min(1), scope: text })
const project = z.object({ project_id: z.string().min(1) })

export const projectList = z.object({ projects: z.array(project) })
export const memberList = z.object({ members: z.array(member) })

/**
 * The specification and the SDKs say `invites`, an older page says `members`:
 * https://developers.deepgram.com/api-reference/invitations
 */
export const inviteList = z.union([
  z.object({ invites: z.array(invite) }).transform(({ invites }) => invites),
  z.object({ members: z.array(invite) }).transform(({ members }) => members),
])

export type DeepgramMember = z.infer<typeof member>
export type DeepgramInvite = z.infer<typeof invite>
