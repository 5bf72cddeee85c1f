import { startBetterAuth } from '../../../../src/simulator/backends/better-auth/better-auth.ts'
import type { StandIn } from '../../../../src/simulator/backends/stand-in.ts'
import type { Clock } from '../../../../src/simulator/clock.ts'
import { createManualClock } from '../../../../src/simulator/create-clock.ts'
import { checkAnswer } from './schemas.ts'

export const NOON = new Date(Date.UTC(2030, 0, 2, 12))
export const HOUR_MS = 3_600_000

export type Answer = { readonly status: number; readonly body: unknown }

export type Rig = {
  readonly betterAuth: StandIn
  readonly clock: Clock
  readonly organization: string
  /** `METHOD /path` below /organization, as the team's owner unless another token is given, as nobody with ''. */
  call(what: string, body?: unknown, token?: string): Promise<Answer>
  tokenOf(email: string): Promise<string>
  close(): Promise<void>
}

/** Closing it holds everything that was answered against the contract. */
export async function openRig(): Promise<Rig> {
  const clock = createManualClock(NOON)
  const owner = { name: 'Ann Lee', email: 'ann@lighthouse.example' }
  const betterAuth = await startBetterAuth({ clock, team: { name: 'Lighthouse', owner } })
  const { BETTER_AUTH_URL: base = '', BETTER_AUTH_TOKEN: operator = '' } = betterAuth.environment
  return {
    betterAuth,
    clock,
    organization: betterAuth.environment['BETTER_AUTH_ORGANIZATION_ID'] ?? '',
    call: (what, body, token = operator) => call(`${base}/organization`, what, { body, token }),
    tokenOf: async (email) => (await betterAuth.vendor.signUp(email)).token ?? '',
    close: async () => {
      await betterAuth.close()
      for (const exchange of betterAuth.traffic()) checkAnswer(exchange)
    },
  }
}

async function call(base: string, what: string, sent: { body: unknown; token: string }): Promise<Answer> {
  const [method = '', path = ''] = what.split(' ')
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: {
      origin: new URL(base).origin,
      ...(sent.token !== '' && { authorization: `Bearer ${sent.token}` }),
      ...(sent.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
  })
  const text = await answer.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  return { status: answer.status, body }
}
