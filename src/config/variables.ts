import { z } from 'zod'
import { actorList } from './actor-list.ts'
import { knownPeople } from './known-people.ts'
import { mailSender, mailUrl } from './mail.ts'
import {
  discordAppId,
  discordClientSecret,
  discordToken,
  secretKeys,
  signingSecret,
  slackClientId,
  slackClientSecret,
  slackToken,
} from './secrets.ts'
import { httpUrl, postgresUrl } from './urls.ts'

/** Every variable an operator sets, but for those of a single team. `.env.example` says what each means and where to get it. */
export const variables = z.object({
  SLACK_BOT_TOKEN: slackToken('SLACK_BOT_TOKEN').optional(),
  SLACK_SIGNING_SECRET: signingSecret.optional(),
  SLACK_APP_TOKEN: slackToken('SLACK_APP_TOKEN').optional(),
  SLACK_MODE: oneOf('SLACK_MODE', ['socket', 'http']).optional(),
  SLACK_CLIENT_ID: slackClientId.optional(),
  SLACK_CLIENT_SECRET: slackClientSecret.optional(),
  SLACK_API_URL: httpUrl('SLACK_API_URL', 'https://slack.com/api/').prefault('https://slack.com/api/'),
  DISCORD_TOKEN: discordToken.optional(),
  DISCORD_APP_ID: discordAppId.optional(),
  DISCORD_CLIENT_SECRET: discordClientSecret.optional(),
  DISCORD_API_URL: httpUrl('DISCORD_API_URL', 'https://discord.com/api').prefault('https://discord.com/api'),
  PORT: wholeNumber('PORT', { from: 0, to: 65_535 }).prefault('3000'),
  HOST: z.string().default('127.0.0.1'),
  USHER_PUBLIC_URL: httpUrl('USHER_PUBLIC_URL', 'https://usher.example').optional(),
  DATABASE_URL: postgresUrl('DATABASE_URL').optional(),
  USHER_DATA_DIR: z.string().default('./data'),
  USHER_TEAMS_FILE: z.string().optional(),
  USHER_OWNERS: actorList('USHER_OWNERS').prefault(''),
  USHER_LINKS: knownPeople('USHER_LINKS').prefault(''),
  USHER_MAIL_URL: mailUrl('USHER_MAIL_URL').optional(),
  USHER_MAIL_FROM: mailSender('USHER_MAIL_FROM').optional(),
  USHER_SECRET_KEY: secretKeys.optional(),
  LOG_LEVEL: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default(
    'info',
  ),
})

export type Variables = z.infer<typeof variables>

function oneOf<const Words extends readonly string[]>(name: string, words: Words) {
  return z.enum(words, { error: `${name} must be one of ${words.join(', ')}.` })
}

function wholeNumber(name: string, { from, to }: { readonly from: number; readonly to: number }) {
  return z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: `${name} must be a whole number from ${from} to ${to}.`,
    })
    .transform(Number)
}
