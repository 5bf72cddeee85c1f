import { once } from 'node:events'
import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js'
import { readTrouble } from './trouble.ts'

const READY_SECONDS = 30

/** Resolves when interactions can arrive. Throws a sentence for the operator. */
export async function connect(client: Client, token: string): Promise<void> {
  const signal = AbortSignal.timeout(READY_SECONDS * 1000)
  let closeCode = 0
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code
  })
  const problem = await Promise.all([once(client, Events.ClientReady, { signal }), client.login(token)]).then(
    () => undefined,
    (error: unknown) => (signal.aborted ? TOO_SLOW : explain(error, closeCode)),
  )
  if (problem !== undefined) throw new Error(problem)
}

const TOO_SLOW = `Discord was not ready within ${READY_SECONDS} seconds: check the network and DISCORD_API_URL.`

const REFUSED_TOKEN: readonly number[] = [GatewayCloseCodes.AuthenticationFailed]
const REFUSED_INTENTS: readonly number[] = [
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]

function explain(error: unknown, closeCode: number): string {
  if (REFUSED_TOKEN.includes(closeCode) || isTokenRefused(error))
    return 'DISCORD_TOKEN is not accepted by Discord: copy the token anew from the page "Bot" of your application at https://discord.com/developers/applications.'
  if (REFUSED_INTENTS.includes(closeCode))
    return `Discord refuses the gateway intents of this bot (close code ${closeCode}), although it asks for Guilds only: check that DISCORD_TOKEN belongs to a bot and not to something else.`
  const { status = 'none' } = readTrouble(error)
  return `Discord cannot be reached (HTTP status ${status}, close code ${closeCode || 'none'}): check the network and DISCORD_API_URL.`
}

const isTokenRefused = (error: unknown): boolean =>
  error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
