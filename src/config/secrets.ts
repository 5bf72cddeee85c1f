import { z } from 'zod'
import { entriesOf } from './actor-list.ts'

type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'

const WANTED = {
  SLACK_BOT_TOKEN: {
    prefix: 'xoxb-',
    where: 'copy the Bot User OAuth Token from the page OAuth & Permissions of your Slack app',
  },
  SLACK_APP_TOKEN: {
    prefix: 'xapp-',
    where: 'make an app-level token with the scope connections:write on the page Basic Information',
  },
} as const

/** What people paste instead, by how it starts. */
const MISTAKEN: readonly (readonly [prefix: string, what: string])[] = [
  ['xoxp-', 'a user token'],
  ['xoxb-', 'the bot token, which belongs in SLACK_BOT_TOKEN'],
  ['xapp-', 'the app token, which belongs in SLACK_APP_TOKEN'],
  ['xoxe', 'a configuration or refresh token'],
]

const whatItIs = (value: string) => MISTAKEN.find(([prefix]) => value.startsWith(prefix))?.[1]

/** Names what was pasted by mistake, and never repeats it. */
export function slackToken(name: TokenVariable): z.ZodType<string, string> {
  const { prefix, where } = WANTED[name]
  return z.string().startsWith(prefix, {
    error: ({ input }) => {
      const found = whatItIs(String(input))
      const holds = found ? `, but holds ${found}` : ''
      return `${name} must start with ${prefix}${holds}: ${where}.`
    },
  })
}

const notOtherToken = (name: string, where: string) =>
  z.string().refine((value) => whatItIs(value) === undefined && !/\s/.test(value), {
    error: ({ input }) => {
      const found = whatItIs(String(input))
      return `${name} ${found ? `holds ${found}` : 'must be one word'}: ${where}.`
    },
  })

export const slackClientId = z.string().regex(/^\d{5,25}\.\d{5,25}$/, {
  error:
    'SLACK_CLIENT_ID must be two numbers with a full stop between them: copy the Client ID from the page Basic Information of your Slack app.',
})

export const slackClientSecret = notOtherToken(
  'SLACK_CLIENT_SECRET',
  'copy the Client Secret from the page Basic Information of your Slack app',
)

export const signingSecret = z.string().refine((value) => whatItIs(value) === undefined, {
  error: ({ input }) =>
    `SLACK_SIGNING_SECRET holds ${whatItIs(String(input))}: copy the Signing Secret from the page Basic Information of your Slack app.`,
})

const SNOWFLAKE = /^\d{15,20}$/

export const discordToken = z
  .string()
  .refine((value) => !/\s/.test(value), {
    error: 'DISCORD_TOKEN must be the bare token, without spaces and without the word Bot before it.',
  })
  .refine((value) => !SNOWFLAKE.test(value), {
    error: 'DISCORD_TOKEN holds an id: copy the token from the page Bot of your Discord application.',
  })

export const discordAppId = z.string().regex(SNOWFLAKE, {
  error:
    'DISCORD_APP_ID must be a number of 15 to 20 digits: copy the Application ID from the page General Information of your Discord application.',
})

export const discordClientSecret = z
  .string()
  .refine((value) => !/\s/.test(value) && !SNOWFLAKE.test(value) && !value.includes('.'), {
    error:
      'DISCORD_CLIENT_SECRET holds something else: copy the Client Secret from the page OAuth2 of your Discord application.',
  })

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/_-]{43}=?$/

/** One, or several separated by commas. */
export const secretKeys = z.string().transform((text, context): [Uint8Array, ...Uint8Array[]] => {
  const [first, ...others] = entriesOf(text)
  if (first !== undefined && [first, ...others].every((entry) => BASE64_OF_32_BYTES.test(entry)))
    return [bytesOf(first), ...others.map(bytesOf)]
  context.addIssue(BAD_SECRET_KEY)
  return z.NEVER
})

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64')

const BAD_SECRET_KEY =
  'USHER_SECRET_KEY must be 32 bytes in base64, or several such keys separated by commas: make one with openssl rand -base64 32, and keep it.'
