import type { State } from '../model.ts'
import { applicationPayload } from '../payloads/application-payload.ts'
import { LIMIT, ok, type Route, route } from './route.ts'

const IDENTIFIES_A_DAY = 1000
const DAY_MS = 24 * 3600_000

/** Who the bot is, and where its gateway is. */
export const applicationRoutes = (state: State, gatewayUrl: () => string): Route[] => [
  route('GET /gateway', { limit: LIMIT.gateway, needsToken: false, run: () => ok({ url: gatewayUrl() }) }),
  route('GET /gateway/bot', {
    limit: LIMIT.gateway,
    run: () => ok({ url: gatewayUrl(), shards: 1, session_start_limit: startLimit }),
  }),
  route('GET /applications/@me', { limit: LIMIT.read, run: () => ok(applicationPayload(state)) }),
  route('GET /oauth2/applications/@me', { limit: LIMIT.read, run: () => ok(applicationPayload(state)) }),
]

const startLimit = {
  total: IDENTIFIES_A_DAY,
  remaining: IDENTIFIES_A_DAY,
  reset_after: DAY_MS,
  max_concurrency: 1,
}
