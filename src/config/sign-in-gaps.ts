import { isThisMachine } from '../domain/this-machine.ts'
import type { Environment } from './environment.ts'
import type { Teams } from './teams/read-team.ts'

/** What a page to sign in from needs, one sentence each. */
export function signInGaps(env: Environment, teams: Teams): string[] {
  const wish = wishIn(env) ?? (isInFile(teams) ? 'signInIssuer of the team file' : undefined)
  if (wish === undefined) return []
  return [
    ...publicUrlGaps(env, wish),
    ...(env['USHER_SECRET_KEY'] ? [] : [`USHER_SECRET_KEY is missing, and ${wish} needs it: ${NEW_KEY}.`]),
  ]
}

const wishIn = (env: Environment): string | undefined =>
  ['USHER_SIGN_IN_ISSUER', 'SLACK_CLIENT_ID', 'DISCORD_CLIENT_SECRET'].find((name) => env[name])

const isInFile = (teams: Teams): boolean => teams.kind === 'ok' && teams.teams.some(({ signIn }) => signIn)

const NEW_KEY = 'make one with openssl rand -base64 32, and keep it'

function publicUrlGaps(env: Environment, wish: string): string[] {
  const { USHER_PUBLIC_URL: url } = env
  if (!url)
    return [
      `USHER_PUBLIC_URL is missing, and ${wish} needs it: write the address by which browsers reach Usher, such as https://usher.example.`,
    ]
  // What is no address is a problem of its own.
  if (!URL.canParse(url)) return []
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || isThisMachine(hostname)) return []
  return [
    `USHER_PUBLIC_URL must begin with https://, and ${wish} needs that: by http:// everybody on the way could take over a link; only this machine itself may be reached by http.`,
  ]
}
