import { expect, onTestFinished } from 'vitest'
import type { BackendUnavailable, Offer } from '../../../src/backends/backend.ts'
import { offerTo } from '../../contracts/backend/samples.ts'
import { type DigaWish, type OpenedDiga, openDiga } from './open-diga.ts'

/** Closed when the test is over. */
export async function withDiga(wish: DigaWish = {}): Promise<OpenedDiga> {
  const opened = await openDiga(wish)
  onTestFinished(opened.close)
  return opened
}

export const offerFor = (opened: OpenedDiga, email: string, wish: Partial<Offer> = {}): Promise<Offer> =>
  offerTo(opened, { name: 'Bob', email }, wish)

/** Method and path of what was answered since, without what opening needed. */
export function watch({ standIn }: OpenedDiga): () => readonly string[] {
  const before = standIn.traffic().length
  return () =>
    standIn
      .traffic()
      .slice(before)
      .map(({ method, path }) => `${method} ${path.split('?')[0]}`)
}

export const sendsIn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => /^POST .*\/send(\/bulk)?$/.test(line))

export const refused = (reason: string) => ({ kind: 'refused', reason })

/** For a reason of Diga's own, with what the log has of it. */
export const ownRefusal = (status: number, code: string) => ({ ...refused('backend_refused'), status, code })

/** Only what an operator may read of it. */
export const unavailable = (
  about: Partial<Pick<BackendUnavailable, 'trouble' | 'isUndone' | 'waitMs'>>,
): unknown => expect.objectContaining({ name: 'BackendUnavailable', ...about })

/** A text with this in it. */
export const saying = (text: string | RegExp): unknown => expect.stringMatching(text)

export const coded = (status: number, code: string) => ({
  kind: 'answer' as const,
  status,
  body: JSON.stringify({ status: 'error', error_code: code, message: 'Bob <bob@example.com> is the reason' }),
})
