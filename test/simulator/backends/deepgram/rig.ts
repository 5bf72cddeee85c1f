import { afterEach, expect } from 'vitest'
import { type DeepgramOptions, startDeepgram } from '../../../../src/simulator/backends/deepgram/deepgram.ts'
import type { StandIn } from '../../../../src/simulator/backends/stand-in.ts'
import { createManualClock } from '../../../../src/simulator/create-clock.ts'
import { findBreach, memberList } from './schemas.ts'

export const ANN = 'ann@lighthouse.example'
export const BOB = 'bob@lighthouse.example'

export type Opened = StandIn & {
  readonly project: string
  readonly key: string
  /** `path` stands below the project, except where it begins with a slash. */
  call(what: string, options?: { readonly key?: string; readonly body?: unknown }): Promise<Answer>
}

export type Answer = { readonly status: number; readonly body: unknown }

const opened: StandIn[] = []

afterEach(async () => {
  for (const one of opened.splice(0)) {
    expect(one.traffic().map(findBreach).filter(Boolean)).toEqual([])
    await one.close()
  }
})

/** A project that Ann owns. After each test, everything that was answered is held against the contract. */
export async function open(options: Partial<DeepgramOptions> = {}): Promise<Opened> {
  const standIn = await startDeepgram({
    clock: createManualClock(new Date('2026-03-02T12:00:00Z')),
    team: { name: 'Lighthouse', owner: { name: 'Ann Archer', email: ANN } },
    ...options,
  })
  opened.push(standIn)
  const { DEEPGRAM_PROJECT_ID: project = '', DEEPGRAM_API_KEY: key = '' } = standIn.environment
  return {
    ...standIn,
    project,
    key,
    call: async (what, { key: other = key, body } = {}) => {
      const [method = '', path = ''] = what.split(' ')
      const url = new URL(path.startsWith('/') ? path : `/v1/projects/${project}/${path}`, standIn.url)
      const response = await fetch(url, {
        method,
        headers: {
          ...(other !== '' && { authorization: `Token ${other}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    },
  }
}

/** The id by which the members' list names the address. */
export async function idOf({ call }: Opened, email: string): Promise<string> {
  const { body } = await call('GET members')
  const found = memberList.parse(body).members.find((member) => member.email === email)
  if (!found) throw new Error('Nobody with this address is a member')
  return found.member_id
}
