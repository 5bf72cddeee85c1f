import { afterEach } from 'vitest'
import { type DeepgramWish, type OpenedDeepgram, openDeepgram } from './open-deepgram.ts'

const opened: OpenedDeepgram[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

/** Closed after the test. */
export async function open(wish: DeepgramWish = {}): Promise<OpenedDeepgram> {
  const one = await openDeepgram(wish)
  opened.push(one)
  return one
}

/** The calls that change something, in order: `POST /v1/…`, without what all paths begin with. */
export const changes = ({ standIn, project }: OpenedDeepgram): string[] =>
  standIn
    .traffic()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(`/v1/projects/${project}/`, '')}`)

export const json = (status: number, body: unknown) =>
  ({ kind: 'answer', status, body: JSON.stringify(body) }) as const

/** As {@link json}, but it was done. */
export const jsonAfter = (status: number, body: unknown) =>
  ({ kind: 'answer_after', status, body: JSON.stringify(body) }) as const

export const INVITES = /\/invites$/
export const MEMBERS = /\/members$/
export const refusal = (reason: string) => ({ kind: 'refused', reason })

/** For a reason of Deepgram's own, with what the log has of it. */
export const ownRefusal = (status: number, code?: string) => ({
  ...refusal('backend_refused'),
  status,
  ...(code !== undefined && { code }),
})
