import type { Ids } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { requireScope } from '../scopes.ts'

export type Token = { readonly type: 'bot' | 'app'; readonly scopes: readonly string[] }

type Issued = Token & {
  /** What Slack says to whoever still comes with it. */
  readonly ended?: Ended
}

/** The app was taken out, or the token. */
type Ended = 'account_inactive' | 'token_revoked'

type Wanted = { readonly tokens: readonly Token['type'][]; readonly scopes: readonly string[] }

export type Tokens = {
  /** A new token with these scopes. It looks like Slack's own and says that it is none. */
  issue(token: Token): string
  /** Every token of this type that there is: none of them is taken any more. */
  end(type: Token['type'], how: Ended): void
  /** Throws `not_authed`, `invalid_auth`, how it ended, `not_allowed_token_type` or `missing_scope`. */
  check(given: string | undefined, wanted: Wanted): Token
  find(given: string | undefined): Token | undefined
}

export function createTokens(ids: Ids, appId: string): Tokens {
  const issued = new Map<string, Issued>()
  const find = (given: string | undefined) => (given ? issued.get(given) : undefined)
  return {
    issue: (token) => {
      const prefix =
        token.type === 'bot' ? 'xoxb-0000000000-simulated' : `xapp-1-${appId}-0000000000-simulated`
      const text = `${prefix}-${ids.secret(24)}`
      issued.set(text, token)
      return text
    },
    find,
    end: (type, how) => {
      for (const [text, token] of issued) if (token.type === type) issued.set(text, { ...token, ended: how })
    },
    check: (given, wanted) => {
      if (!given) throw new Refusal('not_authed')
      const token = find(given)
      if (!token) throw new Refusal('invalid_auth')
      if (token.ended) throw new Refusal(token.ended)
      if (!wanted.tokens.includes(token.type)) throw new Refusal('not_allowed_token_type')
      requireScope(token.scopes, wanted.scopes)
      return token
    },
  }
}
