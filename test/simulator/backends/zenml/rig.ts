import { afterEach, expect } from 'vitest'
import { z } from 'zod'
import type { StandIn } from '../../../../src/simulator/backends/stand-in.ts'
import type { ZenmlOptions } from '../../../../src/simulator/backends/zenml/create-state.ts'
import { startZenml } from '../../../../src/simulator/backends/zenml/zenml.ts'
import type { Clock } from '../../../../src/simulator/clock.ts'
import { createManualClock } from '../../../../src/simulator/create-clock.ts'
import { checkExchange } from './schemas.ts'

export const HOUR_MS = 3_600_000
export const OWNER = 'ann@lighthouse.example'

type Answer = { readonly status: number; readonly body: unknown }
export type Ask = {
  readonly as?: string
  readonly form?: Record<string, string>
  readonly json?: unknown
}

export type Rig = {
  readonly zenml: StandIn
  readonly clock: Clock
  /** The organization's id. */
  readonly id: string
  /** The bot's key. */
  readonly key: string
  /** `call('GET /users/me', { as: key })` */
  readonly call: (what: string, ask?: Ask) => Promise<Answer>
  /** Ids of the roles, by name. */
  readonly roles: () => Promise<Readonly<Record<string, string>>>
  /** Invites with the bot's key and gives the invitation's id. */
  readonly invite: (email: string, role?: string) => Promise<string>
}

const open: StandIn[] = []

afterEach(async () => {
  for (const zenml of open.splice(0)) {
    await zenml.close()
    for (const exchange of zenml.traffic()) checkExchange(exchange)
  }
})

/** Everything that it answers is held against the contract when the test ends. */
export async function openZenml(options: Partial<ZenmlOptions> = {}): Promise<Rig> {
  const clock = createManualClock(new Date('2026-03-02T12:00:00Z'))
  const team = { name: 'Lighthouse', owner: { name: 'Ann Lee', email: OWNER } }
  const zenml = await startZenml({ clock, team, ...options })
  open.push(zenml)
  const { ZENML_ORGANIZATION_ID: id = '', ZENML_API_KEY: key = '' } = zenml.environment
  const call = (what: string, ask: Ask = {}) => request(zenml, what, ask)
  const roles = async () => {
    const { body } = await call(`GET /organizations/${id}/roles`, { as: key })
    return Object.fromEntries(pick(body, 'name').map((name, index) => [name, pick(body, 'id')[index] ?? '']))
  }
  const invite = async (email: string, role = 'Organization Member') => {
    const json = { email, role_id: (await roles())[role] }
    const made = await call(`POST /organizations/${id}/invitations`, { as: key, json })
    expect(made.status).toBe(200)
    return pick([made.body], 'id')[0] ?? ''
  }
  return { zenml, clock, id, key, call, roles, invite }
}

async function request({ url }: StandIn, what: string, { as, form, json }: Ask): Promise<Answer> {
  const [method = '', path = ''] = what.split(' ')
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(as !== undefined && { authorization: `Bearer ${as}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(form && { body: new URLSearchParams(form) }),
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  return { status: answer.status, body: await answer.json() }
}

const things = z.array(z.record(z.string(), z.unknown()))

/** One property of every thing in a list. */
export const pick = (list: unknown, property: string): readonly string[] =>
  things.parse(list).map((one) => String(one[property]))
