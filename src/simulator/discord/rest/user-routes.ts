import { z } from 'zod'
import { refuse } from '../api-error.ts'
import { openDirect } from '../channel.ts'
import { parseForm } from '../form-errors.ts'
import type { State } from '../model.ts'
import { directPayload } from '../payloads/channel-payload.ts'
import { userPayload } from '../payloads/user-payload.ts'
import { snowflake } from '../schemas/base.ts'
import { LIMIT, ok, type Reply, type Route, route } from './route.ts'

const recipient = z.object({ recipient_id: snowflake })

export const userRoutes = (state: State): Route[] => [
  route('GET /users/{user}', { limit: LIMIT.read, run: ({ param }) => getUser(state, param('user')) }),
  route('POST /users/@me/channels', { limit: LIMIT.direct, run: ({ body }) => createDirect(state, body) }),
]

function getUser({ users }: State, id: string): Reply {
  const user = users.get(id)
  if (!user) throw refuse.unknownUser()
  return ok(userPayload(user))
}

/** Opening always works; only the message shows whether somebody takes it. */
function createDirect(state: State, body: unknown): Reply {
  const user = state.users.get(parseForm(recipient, body).recipient_id)
  if (!user || user === state.usher) throw refuse.invalidRecipient()
  return ok(directPayload(state, openDirect(state, state.usher, user)))
}
