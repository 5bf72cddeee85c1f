import type { StoryWorld } from './world.ts'

/** An admin invites somebody in Deepgram's own console, past Usher. */
export async function invitesInConsole({ operator }: StoryWorld, email: string): Promise<void> {
  const { DEEPGRAM_API_URL: url, DEEPGRAM_PROJECT_ID: project, DEEPGRAM_API_KEY: key } = operator
  const answer = await fetch(new URL(`/v1/projects/${project}/invites`, url), {
    method: 'POST',
    headers: { authorization: `Token ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, scope: 'member' }),
  })
  if (!answer.ok) throw new Error(`the console says ${answer.status}`)
}
