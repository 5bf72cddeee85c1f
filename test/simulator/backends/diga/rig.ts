import { z } from 'zod'
import {
  type DigaOptions,
  type DigaStandIn,
  startDiga,
} from '../../../../src/simulator/backends/diga/diga.ts'
import type { Clock } from '../../../../src/simulator/clock.ts'
import { createManualClock } from '../../../../src/simulator/create-clock.ts'
import { checkAnswer } from './schemas.ts'

export const NOON = new Date(Date.UTC(2030, 0, 2, 12))
const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }

export type Answer = { readonly status: number; readonly body: unknown }

export type Rig = {
  readonly diga: DigaStandIn
  readonly clock: Clock
  readonly project: string
  readonly key: string
  /** `METHOD /path` as whoever has the token: the operator's key unless said otherwise, nobody for ''. */
  call(what: string, body?: unknown, token?: string): Promise<Answer>
  /** The string at this key of the answer. */
  pick(answer: Answer, key: string): string
  close(): Promise<void>
}

/** Closing it holds everything that was answered against the contract. */
export async function openRig(options: Partial<DigaOptions> = {}): Promise<Rig> {
  const clock = createManualClock(NOON)
  const diga = await startDiga({ clock, team: { name: 'Lighthouse', owner }, ...options })
  const { DIGA_PROJECT_ID: project = '', DIGA_API_KEY: key = '' } = diga.environment
  return {
    diga,
    clock,
    project,
    key,
    call: (what, body, token = key) => call(diga.url, what, { body, token }),
    pick: ({ body }, name) =>
      z
        .record(z.string(), z.unknown())
        .transform((all) => z.string().parse(all[name]))
        .parse(body),
    close: async () => {
      await diga.close()
      for (const exchange of diga.traffic()) checkAnswer(exchange)
    },
  }
}

async function call(
  base: URL,
  what: string,
  { body, token }: { body: unknown; token: string },
): Promise<Answer> {
  const [method = '', path = ''] = what.split(' ')
  const answer = await fetch(new URL(path, base), {
    method,
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: answer.status, body: parsed }
}
