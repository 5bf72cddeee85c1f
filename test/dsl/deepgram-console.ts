import type { StoryWorld } from './world.ts'

type At = Pick<StoryWorld, 'operator'>

/** An admin invites somebody in Deepgram's own console, past Usher. */
export const invitesInConsole = (world: At, email: string): Promise<void> =>
  ask(world, { method: 'POST', path: 'invites', body: { email, scope: 'member' } })

/** An admin takes an invitation back there. */
export const takesBackInConsole = (world: At, email: string): Promise<void> =>
  ask(world, { method: 'DELETE', path: `invites/${encodeURIComponent(email)}` })

type Call = { readonly method: string; readonly path: string; readonly body?: object }

async function ask({ operator }: At, { method, path, body }: Call): Promise<void> {
  const { DEEPGRAM_API_URL: url, DEEPGRAM_PROJECT_ID: project, DEEPGRAM_API_KEY: key } = operator
  const answer = await fetch(new URL(`/v1/projects/${project}/${path}`, url), {
    method,
    headers: { authorization: `Token ${key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`the console says ${answer.status}`)
}
