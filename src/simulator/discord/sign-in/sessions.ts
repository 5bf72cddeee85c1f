import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Grant } from '../../sign-in/codes.ts'

/** Seconds that an access token opens something. */
const LIFE_S = 604_800

type Session = {
  readonly userId: string
  readonly scopes: readonly string[]
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAtMs: number
}

/** What the token endpoint answers. */
export type TokenReply = {
  readonly token_type: 'Bearer'
  readonly access_token: string
  readonly expires_in: number
  readonly refresh_token: string
  readonly scope: string
}

export type Sessions = {
  open(grant: Pick<Grant, 'userId' | 'scopes'>): TokenReply
  /** Undefined for a refresh token that is unknown or was used before. */
  refresh(refreshToken: string): TokenReply | undefined
  /** Either token ends both. */
  revoke(token: string): void
  /** Whose access token it is, while it is good. */
  find(accessToken: string): Pick<Session, 'userId' | 'scopes'> | undefined
}

export function createSessions(clock: Clock): Sessions {
  let sessions: readonly Session[] = []
  const end = (ended: Session | undefined) => {
    sessions = sessions.filter((one) => one !== ended)
  }
  const open: Sessions['open'] = ({ userId, scopes }) => {
    const expiresAtMs = clock.now().getTime() + LIFE_S * 1000
    const session = { userId, scopes, expiresAtMs, accessToken: newToken(), refreshToken: newToken() }
    sessions = [...sessions, session]
    return replyOf(session)
  }
  return {
    open,
    refresh: (token) => {
      const found = sessions.find(({ refreshToken }) => refreshToken === token)
      if (!found) return undefined
      end(found)
      return open(found)
    },
    revoke: (token) =>
      end(sessions.find(({ accessToken, refreshToken }) => accessToken === token || refreshToken === token)),
    find: (token) =>
      sessions.find(
        ({ accessToken, expiresAtMs }) => accessToken === token && clock.now().getTime() < expiresAtMs,
      ),
  }
}

const newToken = (): string => randomBytes(22).toString('base64url').slice(0, 30)

const replyOf = ({ accessToken, refreshToken, scopes }: Session): TokenReply => ({
  token_type: 'Bearer',
  access_token: accessToken,
  expires_in: LIFE_S,
  refresh_token: refreshToken,
  scope: scopes.join(' '),
})
