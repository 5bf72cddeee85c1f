import { z } from 'zod'

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

const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/_-]{43}=?$/

export const secretKey = z
  .string()
  .regex(BASE64_OF_32_BYTES, {
    error: 'USHER_SECRET_KEY must be 32 bytes in base64: make one with openssl rand -base64 32, and keep it.',
  })
  .transform((text): Uint8Array => Buffer.from(text, 'base64'))
