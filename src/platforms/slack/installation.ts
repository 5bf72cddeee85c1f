import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { z } from 'zod'
import { PlatformUnavailable } from '../platform.ts'
import { refusedToken, unavailable } from './errors.ts'
import type { Installation } from './ids.ts'
import { findMissingScopes, noteMissingScopes } from './scopes.ts'

const whoAmI = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
})

/**
 * Whose token this is; the log says what it may not do. Throws {@link PlatformUnavailable}, and an Error where only a
 * new token helps.
 */
export async function findInstallation(client: WebClient, log: Logger): Promise<Installation> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw refusedToken('SLACK_BOT_TOKEN', error) ?? unavailable('auth.test', error)
  })
  const { team_id: team, enterprise_id: enterprise, user_id: botUser, bot_id: bot } = readAnswer(answer)
  const missing = findMissingScopes(answer)
  noteMissingScopes(missing, log)
  const takesNoFiles = missing.includes('files:read')
  return { team, enterprise: enterprise ?? undefined, botUser, bot, takesNoFiles }
}

function readAnswer(answer: unknown): z.infer<typeof whoAmI> {
  const { data } = whoAmI.safeParse(answer)
  if (!data)
    throw new PlatformUnavailable('Slack', { problem: 'auth.test: the token is not a bot of one workspace' })
  return data
}
