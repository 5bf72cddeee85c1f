import { z } from 'zod'
import { refuse } from '../api-error.ts'
import { findDirect, hasWritten, openDirect } from '../channel.ts'
import { parseForm } from '../form-errors.ts'
import type { State, User } from '../model.ts'
import { directPayload } from '../payloads/channel-payload.ts'
import { userPayload } from '../payloads/user-payload.ts'
import { snowflake } from '../schemas/base.ts'
import type { Opening } from './openings.ts'
import { LIMIT, ok, type Reply, type Route, route } from './route.ts'

const recipient = z.object({ recipient_id: snowflake })

export const userRoutes = (state: State, open: Opening): Route[] => [
  route('GET /users/{user}', { limit: LIMIT.read, run: ({ param }) => getUser(state, param('user')) }),
  route('POST /users/@me/channels', {
    limit: LIMIT.direct,
    run: ({ body }) => createDirect(state, open, body),
  }),
]

function getUser({ users }: State, id: string): Reply {
  const user = users.get(id)
  if (!user) throw refuse.unknownUser()
  return ok(userPayload(user))
}

/** Closed doors do not keep it from being opened: only the message shows whether somebody takes it. */
function createDirect(state: State, open: Opening, body: unknown): Reply {
  const user = state.users.get(parseForm(recipient, body).recipient_id)
  if (!user || user === state.usher) throw refuse.invalidRecipient()
  checkMayOpen(state, user)
  if (!findDirect(state, state.usher, user)) open()
  return ok(directPayload(state, openDirect(state, state.usher, user)))
}

/** Who is taken for a spammer still reaches those whom they reached before. */
function checkMayOpen(state: State, user: User): void {
  const { standing, usher } = state
  const known = findDirect(state, usher, user)
  if (standing.isFlagged && !(known && hasWritten(state, known))) throw refuse.flagged()
  if (standing.tooFast === 0) return
  standing.tooFast--
  throw refuse.openingTooFast()
}
