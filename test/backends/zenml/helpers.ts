import { expect } from 'vitest'
import { BackendUnavailable } from '../../../src/backends/backend.ts'
import type { Fault, FaultMatch } from '../../../src/simulator/backends/faults.ts'
import type { OpenedZenml } from './open-zenml.ts'

/** Path of the organization's own list, which is also where one is made. */
export const INVITATIONS = /\/organizations\/[^/]+\/invitations/
export const MEMBERS = /\/organizations\/[^/]+\/members/
export const ROLES = /\/organizations\/[^/]+\/roles/
export const ASSIGNMENTS = /\/roles\/[^/]+\/assignments/
export const ANSWER = /^\/invitations\/[^/?]+/
export const LOGIN = /\/auth\/login/

export const answering = (status: number, body: unknown): Fault => ({
  kind: 'answer',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

export const answeringAfter = (status: number, body: unknown): Fault => ({
  kind: 'answer_after',
  status,
  body: JSON.stringify(body),
})

/** What was called that matches, as `METHOD path`. */
export const calls = ({ standIn }: OpenedZenml, { method, path }: FaultMatch): string[] =>
  standIn
    .traffic()
    .filter((one) => (method ?? one.method) === one.method && (path?.test(one.path) ?? true))
    .map((one) => `${one.method} ${one.path}`)

export async function troubleOf(work: Promise<unknown>): Promise<BackendUnavailable> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof BackendUnavailable)) throw new Error('It was not unavailable', { cause: error })
  return error
}

/** An error and all its causes say nothing of this. */
export function expectSilent(error: unknown, secrets: readonly string[]): void {
  for (let one = error; one instanceof Error; one = one.cause)
    for (const secret of secrets) expect(`${one.message} ${one.stack}`).not.toContain(secret)
}
