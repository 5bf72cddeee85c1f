import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { kinds } from './kinds.ts'
import { acme, problemsOf as problemsOfFile, teamsOf } from './teams-file.ts'

type Env = Readonly<Record<string, string | undefined>>

const KEY = Buffer.alloc(32, 7).toString('base64')
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64')
const WEB = { USHER_PUBLIC_URL: 'https://usher.example', USHER_SECRET_KEY: KEY }
const ISSUER = {
  ...WEB,
  USHER_SIGN_IN_ISSUER: 'https://login.lighthouse.example/tenant',
  USHER_SIGN_IN_CLIENT_ID: 'usher',
}
const SLACK = {
  ...WEB,
  SLACK_BOT_TOKEN: 'xoxb-1-bot',
  SLACK_APP_TOKEN: 'xapp-1',
  USHER_OWNERS: 'slack:T1/U1',
  SLACK_CLIENT_ID: '12345.67890',
  SLACK_CLIENT_SECRET: 'f00d',
}
const DISCORD = {
  ...WEB,
  DISCORD_TOKEN: 'abc.def.ghi',
  DISCORD_APP_ID: '123456789012345678',
  USHER_OWNERS: 'discord:123456789012345678',
  DISCORD_CLIENT_SECRET: 'f00d',
}
const MAIL = {
  USHER_MAIL_URL: 'smtps://usher:p%40ss@mail.lighthouse.example:465',
  USHER_MAIL_FROM: 'usher@lighthouse.example',
}

function configOf(env: Env) {
  const parsed = parseConfig(env, { kinds })
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'))
  return parsed.config
}

const problemsOf = (env: Env) => {
  const parsed = parseConfig(env, { kinds })
  return parsed.kind === 'problems' ? parsed.problems : []
}

describe('where people sign in', () => {
  test('an issuer needs an address and a client, and the rest has sensible values', () => {
    expect(configOf(ISSUER).teams[0]?.signIn).toEqual({
      issuerUrl: new URL('https://login.lighthouse.example/tenant'),
      clientId: 'usher',
      name: 'login.lighthouse.example',
      scopes: ['openid', 'email', 'profile', 'offline_access'],
    })
  })

  test('the rest of it may be said', () => {
    const config = configOf({
      ...ISSUER,
      USHER_SIGN_IN_CLIENT_SECRET: 's3cr3t',
      USHER_SIGN_IN_NAME: 'Lighthouse ID',
      USHER_SIGN_IN_SCOPES: 'email  openid',
    })
    expect(config.teams[0]?.signIn).toMatchObject({
      clientSecret: 's3cr3t',
      name: 'Lighthouse ID',
      scopes: ['email', 'openid'],
    })
  })

  test('this machine itself may be the issuer, and be reached, by http', () => {
    const env = {
      ...ISSUER,
      USHER_SIGN_IN_ISSUER: 'http://127.0.0.1:9',
      USHER_PUBLIC_URL: 'http://localhost:3000',
    }
    expect(configOf(env).teams[0]?.signIn?.name).toBe('127.0.0.1:9')
  })

  test('the chat platforms themselves', () => {
    expect(configOf(SLACK).slack?.client).toEqual({ clientId: '12345.67890', clientSecret: 'f00d' })
    expect(configOf(DISCORD).discord?.clientSecret).toBe('f00d')
  })

  test('in a team file the secret stands behind the name of its variable', () => {
    const text = acme({
      signInIssuer: 'https://login.lighthouse.example',
      signInClientId: 'usher',
      signInClientSecretFrom: 'HALL',
      signInName: 'Lighthouse ID',
      signInScopes: 'openid email',
    })
    expect(teamsOf(text, WEB)[0]?.signIn).toEqual({
      issuerUrl: new URL('https://login.lighthouse.example'),
      clientId: 'usher',
      clientSecret: 'hall-1',
      name: 'Lighthouse ID',
      scopes: ['openid', 'email'],
    })
  })
})

test.for([
  ['usher@lighthouse.example', { name: 'Usher', address: 'usher@lighthouse.example' }],
  ['<Usher@lighthouse.example>', { name: 'Usher', address: 'usher@lighthouse.example' }],
  [
    '"The Lighthouse" <usher@lighthouse.example>',
    { name: 'The Lighthouse', address: 'usher@lighthouse.example' },
  ],
] as const)('a mail may come from %s', ([USHER_MAIL_FROM, from]) => {
  expect(configOf({ ...MAIL, USHER_MAIL_FROM }).mail).toEqual({ url: new URL(MAIL.USHER_MAIL_URL), from })
})

test('a new key stands before the old one', () => {
  expect(configOf({ USHER_SECRET_KEY: `${OTHER_KEY}, ${KEY}` }).secretKeys).toEqual([
    Buffer.alloc(32, 8),
    Buffer.alloc(32, 7),
  ])
})

const BAD_MAIL_URL =
  'USHER_MAIL_URL must be an address such as smtps://user:password@mail.lighthouse.example, or one that begins with smtp:// where the server speaks STARTTLS.'
const BAD_SENDER =
  'USHER_MAIL_FROM must be an address such as usher@lighthouse.example, or Usher <usher@lighthouse.example>.'
const NO_ISSUER =
  'USHER_SIGN_IN_ISSUER is missing, and signing in needs it: write the address of the OpenID Connect issuer where your people sign in, or take the rest of it out.'
const NO_PAGE = (wish: string) =>
  `USHER_PUBLIC_URL is missing, and ${wish} needs it: write the address by which browsers reach Usher, such as https://usher.example.`

describe('one sentence per problem', () => {
  test.for<[Env, ...string[]]>([
    [
      { ...ISSUER, USHER_SIGN_IN_CLIENT_ID: '' },
      'USHER_SIGN_IN_CLIENT_ID is missing, and signing in needs it: register Usher at the issuer, and write the client id that it gives.',
    ],
    [{ ...WEB, USHER_SIGN_IN_CLIENT_ID: 'usher' }, NO_ISSUER],
    [{ ...WEB, USHER_SIGN_IN_SCOPES: 'openid' }, NO_ISSUER],
    [
      { ...ISSUER, USHER_SIGN_IN_ISSUER: 'http://login.lighthouse.example' },
      'USHER_SIGN_IN_ISSUER must begin with https://, because by http:// anybody on the way could be the issuer; only this machine itself may be called by http.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_ISSUER: 'login.lighthouse.example' },
      'USHER_SIGN_IN_ISSUER must be an address such as https://login.lighthouse.example.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_ISSUER: 'https://ann:secret@login.lighthouse.example' },
      'USHER_SIGN_IN_ISSUER must be the bare address of the issuer, without a name, a password, ? and #.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_CLIENT_SECRET: '<secret>' },
      'USHER_SIGN_IN_CLIENT_SECRET still holds the placeholder of an example.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_CLIENT_ID: 'a b' },
      'USHER_SIGN_IN_CLIENT_ID must be one word, as the issuer gave it.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_NAME: 'x'.repeat(61) },
      'USHER_SIGN_IN_NAME must have at most 60 characters.',
    ],
    [
      { ...ISSUER, USHER_SIGN_IN_SCOPES: 'email' },
      'USHER_SIGN_IN_SCOPES must have openid among them: without it no issuer says who somebody is.',
    ],
    [{ ...ISSUER, USHER_PUBLIC_URL: '' }, NO_PAGE('USHER_SIGN_IN_ISSUER')],
    [
      { ...ISSUER, USHER_SECRET_KEY: '' },
      'USHER_SECRET_KEY is missing, and USHER_SIGN_IN_ISSUER needs it: make one with openssl rand -base64 32, and keep it.',
    ],
    [
      { ...ISSUER, USHER_PUBLIC_URL: 'http://usher.example' },
      'USHER_PUBLIC_URL must begin with https://, and USHER_SIGN_IN_ISSUER needs that: by http:// everybody on the way could take over a link; only this machine itself may be reached by http.',
    ],
    [{ ...SLACK, USHER_PUBLIC_URL: '' }, NO_PAGE('SLACK_CLIENT_ID')],
    [{ ...DISCORD, USHER_PUBLIC_URL: '' }, NO_PAGE('DISCORD_CLIENT_SECRET')],
    [
      { ...SLACK, SLACK_CLIENT_SECRET: '' },
      'SLACK_CLIENT_SECRET is missing beside SLACK_CLIENT_ID: copy the Client Secret from the page Basic Information of your Slack app.',
    ],
    [
      { ...SLACK, SLACK_CLIENT_ID: '' },
      'SLACK_CLIENT_ID is missing beside SLACK_CLIENT_SECRET: copy the Client ID from the page Basic Information of your Slack app.',
    ],
    [
      { ...SLACK, SLACK_CLIENT_ID: 'A0123' },
      'SLACK_CLIENT_ID must be two numbers with a full stop between them: copy the Client ID from the page Basic Information of your Slack app.',
    ],
    [
      { ...SLACK, SLACK_CLIENT_SECRET: 'xoxp-secret' },
      'SLACK_CLIENT_SECRET holds a user token: copy the Client Secret from the page Basic Information of your Slack app.',
    ],
    [
      { ...WEB, SLACK_CLIENT_ID: '12345.67890', SLACK_CLIENT_SECRET: 'f00d' },
      'SLACK_BOT_TOKEN is missing beside SLACK_CLIENT_ID: signing in with Slack is for those who use Usher there.',
    ],
    [
      { ...WEB, DISCORD_CLIENT_SECRET: 'f00d' },
      'DISCORD_APP_ID is missing beside DISCORD_CLIENT_SECRET: signing in with Discord is for those who use Usher there.',
    ],
    [
      { ...DISCORD, DISCORD_CLIENT_SECRET: 'sec.ret.x' },
      'DISCORD_CLIENT_SECRET holds something else: copy the Client Secret from the page OAuth2 of your Discord application.',
    ],
    [
      { USHER_MAIL_URL: MAIL.USHER_MAIL_URL },
      'USHER_MAIL_FROM is missing beside USHER_MAIL_URL: write the address that mails come from.',
    ],
    [
      { USHER_MAIL_FROM: MAIL.USHER_MAIL_FROM },
      'USHER_MAIL_URL is missing beside USHER_MAIL_FROM: write the mail server that sends them.',
    ],
    [{ ...MAIL, USHER_MAIL_URL: 'mail.lighthouse.example' }, BAD_MAIL_URL],
    [{ ...MAIL, USHER_MAIL_URL: 'https://usher:secret@mail.lighthouse.example' }, BAD_MAIL_URL],
    [{ ...MAIL, USHER_MAIL_URL: 'smtp://mail.lighthouse.example/?pool=secret' }, BAD_MAIL_URL],
    [
      { ...MAIL, USHER_MAIL_URL: 'smtp://secret@mail.lighthouse.example' },
      'USHER_MAIL_URL names a user without a password, or a password without a user: write both, or neither.',
    ],
    [
      { ...MAIL, USHER_MAIL_URL: 'smtp://usher:secret%@mail.lighthouse.example' },
      'USHER_MAIL_URL holds a % that stands for itself: write %25 for it, and the other signs that addresses keep for themselves alike.',
    ],
    [{ ...MAIL, USHER_MAIL_FROM: 'secret' }, BAD_SENDER],
    [{ ...MAIL, USHER_MAIL_FROM: 'Ann\r\nBcc: secret <ann@lighthouse.example>' }, BAD_SENDER],
    [{ ...MAIL, USHER_MAIL_FROM: 'ann@x.example <secret@x.example>' }, BAD_SENDER],
    [
      { USHER_SECRET_KEY: `${KEY},secret` },
      'USHER_SECRET_KEY must be 32 bytes in base64, or several such keys separated by commas: make one with openssl rand -base64 32, and keep it.',
    ],
  ])('%o', ([env, ...sentences]) => {
    expect(problemsOf(env)).toEqual(sentences)
    expect(problemsOf(env).join('\n')).not.toContain('secret')
  })

  test.for<[title: string, lines: Readonly<Record<string, string>>, ...sentences: string[]]>([
    [
      'a secret in the file',
      { signInIssuer: 'https://x.example', signInClientId: 'usher', signInClientSecret: 'sec-ret' },
      "line 9, teams[0].signInClientSecret: does not belong in the file, because it is a secret: put it into a variable and write signInClientSecretFrom and the variable's name here.",
    ],
    [
      'a secret for the name of its variable',
      { signInIssuer: 'https://x.example', signInClientId: 'usher', signInClientSecretFrom: 'sec-ret' },
      'line 9, teams[0].signInClientSecretFrom: must be the name of a variable, in capitals, digits and underscores; the secret itself does not belong in the file.',
    ],
    [
      'a client without an issuer',
      { signInClientId: 'usher' },
      'line 2, teams[0].signInIssuer: is missing, and signing in needs it: write the address of the OpenID Connect issuer where your people sign in, or take the rest of it out.',
    ],
    [
      'a slip in a key',
      { signInIsuer: 'https://x.example' },
      'line 7, teams[0].signInIsuer: is not known: did you mean signInIssuer?',
    ],
  ])('in a team file: %s', ([, lines, ...sentences]) => {
    const problems = problemsOfFile(acme(lines), WEB)
    expect(problems).toEqual(sentences.map((sentence) => `teams.yaml, ${sentence}`))
    expect(problems.join('\n')).not.toContain('sec-ret')
  })

  test('an issuer of the team file needs a page too', () => {
    const text = acme({ signInIssuer: 'https://x.example', signInClientId: 'usher' })
    expect(problemsOfFile(text, { USHER_SECRET_KEY: KEY })).toEqual([
      NO_PAGE('signInIssuer of the team file'),
    ])
  })
})
