import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import { isThisMachine } from '../domain/this-machine.ts'

/** What an issuer knows Usher by. Without a secret it is a public client. */
export type OAuthClient = { readonly clientId: string; readonly clientSecret?: string }

/**
 * For each call. A renewal makes up to three of them (what the issuer says of itself, its token, its keys), and has to
 * end before the vault's lease does.
 */
export const TIMEOUT_MS = 4_000

/** So far clocks may be apart. */
export const TOLERANCE_S = 600

export type Caller = {
  readonly client: OAuthClient
  readonly timeoutMs?: number
  /** Where an issuer answers in a way of its own. */
  readonly fetch?: CustomFetch
}

/** What the issuer says of itself, with who asks. Rejects as the package does. */
export async function discover(
  issuerUrl: URL,
  { client, timeoutMs = TIMEOUT_MS, fetch }: Caller,
): Promise<Configuration> {
  const isPlain = issuerUrl.protocol === 'http:' && isThisMachine(issuerUrl.hostname)
  const metadata = { [clockTolerance]: TOLERANCE_S }
  return discovery(issuerUrl, client.clientId, metadata, authenticate(client), {
    timeout: timeoutMs / 1000,
    execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    ...(fetch && { [customFetch]: fetch }),
  })
}

/** By Basic, which is what a client is registered for where nothing else was said, unless the issuer does not take it. */
export function authenticate({ clientSecret }: OAuthClient): ClientAuth {
  if (clientSecret === undefined) return None()
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)]
  return (server, ...asked) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = taken.includes('client_secret_basic') ? basic : post
    way(server, ...asked)
  }
}

/** Asked once, and again after it failed or was forgotten. */
export function createMemory<Value>(ask: () => Promise<Value>): {
  readonly get: () => Promise<Value>
  readonly forget: () => void
} {
  let known: Promise<Value> | undefined
  const forget = () => {
    known = undefined
  }
  const get = async () => {
    known ??= ask()
    try {
      return await known
    } catch (error) {
      forget()
      throw error
    }
  }
  return { get, forget }
}
