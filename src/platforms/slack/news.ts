import { z } from 'zod'
import type { HoldReason } from '../../domain/hold.ts'
import type { PlatformNews } from '../platform.ts'
import type { Installation } from './ids.ts'

/**
 * What Slack tells of an installation that ends, in either order: https://docs.slack.dev/reference/events/app_uninstalled,
 * https://docs.slack.dev/reference/events/tokens_revoked. Should they get lost, the next call finds the same out.
 */
export const NEWS_EVENTS = ['app_uninstalled', 'tokens_revoked'] as const

const newsBody = z.object({
  team_id: z.string(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
})

type Lost = Extract<PlatformNews, { kind: 'lost' }>

/** Undefined where it concerns people's own tokens, which Usher has none of, or another workspace. */
export function readNews({ team, botUser }: Installation, body: unknown): Lost | undefined {
  const { data } = newsBody.safeParse(body)
  if (data?.team_id !== team) return undefined
  return isOfBot(data.event, botUser)
    ? { kind: 'lost', space: team, reason: REASONS[data.event.type] }
    : undefined
}

type Event = z.infer<typeof newsBody>['event']

const isOfBot = (event: Event, botUser: string): boolean =>
  event.type === 'app_uninstalled' || event.tokens.bot.includes(botUser)

const REASONS: Readonly<Record<Event['type'], HoldReason>> = {
  app_uninstalled: 'removed',
  tokens_revoked: 'token_refused',
}
