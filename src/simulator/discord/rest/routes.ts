import type { State } from '../model.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { applicationRoutes } from './application-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { guildRoutes } from './guild-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { interactionRoutes } from './interaction-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { createOpenings } from './openings.ts'
import type { Route } from './route.ts'
import { userRoutes } from './user-routes.ts'

type Surroundings = {
  readonly signIn: SignIn
  readonly gatewayUrl: () => string
  readonly hasRateLimits: boolean
}

/** Everything the twin serves below `/api/v10`. */
export const createRoutes = (
  state: State,
  { signIn, gatewayUrl, hasRateLimits }: Surroundings,
): readonly Route[] => [
  ...applicationRoutes(state, gatewayUrl),
  ...oauthRoutes(state, signIn),
  ...userRoutes(state, hasRateLimits ? createOpenings(state) : () => undefined),
  ...guildRoutes(state),
  ...channelRoutes(state),
  ...historyRoutes(state),
  ...commandRoutes(state),
  ...interactionRoutes(state),
]
