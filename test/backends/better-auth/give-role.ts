import { z } from 'zod'
import type { OpenedBetterAuth } from './open-better-auth.ts'

const members = z.object({
  members: z.array(z.object({ id: z.string(), user: z.object({ email: z.string() }) })),
})

/** What an application may do with its members: any word is a role. */
export async function giveRole({ standIn }: OpenedBetterAuth, email: string, role: string): Promise<void> {
  const { BETTER_AUTH_ORGANIZATION_ID: organizationId = '' } = standIn.environment
  await standIn.vendor.addMember(email, 'member')
  const found = members.parse(await ask(standIn.environment, `list-members?organizationId=${organizationId}`))
  const memberId = found.members.find(({ user }) => user.email === email)?.id
  await ask(standIn.environment, 'update-member-role', { organizationId, memberId, role })
}

async function ask(
  { BETTER_AUTH_URL: url, BETTER_AUTH_TOKEN: token }: Readonly<Record<string, string>>,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${url}/organization/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`The application answered ${answer.status}`)
  return answer.json()
}
