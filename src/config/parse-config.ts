import type { Config, DiscordConfig, SlackConfig } from './config.ts'
import { parseEnvironment } from './environment.ts'
import { halfConfigured } from './half-configured.ts'
import { notYet } from './not-yet.ts'
import { signInGaps } from './sign-in-gaps.ts'
import { parseTeams, type TeamSources } from './teams/parse-teams.ts'
import { withoutSlash, withSlash } from './urls.ts'
import { type Variables, variables } from './variables.ts'

export type ParsedConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  /** One sentence each, naming the variable, or the line and key of the file, and the fix; no value is repeated. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  sources: TeamSources,
): ParsedConfig {
  const environment = parseEnvironment(env)
  const parsed = variables.safeParse(environment)
  const teams = parseTeams(environment, sources)
  const problems = [
    ...(parsed.error?.issues.map(({ message }) => message) ?? []),
    ...(teams.kind === 'problems' ? teams.problems : []),
    ...halfConfigured(environment),
    ...signInGaps(environment, teams),
    ...notYet(environment),
  ]
  if (!parsed.success || teams.kind === 'problems' || problems.length > 0)
    return { kind: 'problems', problems }

  const config = configOf(parsed.data, teams.teams)
  return isLeaderless(config) ? { kind: 'problems', problems: [NO_OWNER] } : { kind: 'ok', config }
}

function configOf(set: Variables, teams: Config['teams']): Config {
  const slack = slackOf(set)
  const discord = discordOf(set)
  return {
    ...(slack && { slack }),
    ...(discord && { discord }),
    web: webOf(set),
    store: { dataDir: set.USHER_DATA_DIR, ...(set.DATABASE_URL && { databaseUrl: set.DATABASE_URL }) },
    teams,
    owners: set.USHER_OWNERS,
    knownPeople: set.USHER_LINKS,
    ...(set.USHER_SECRET_KEY && { secretKeys: set.USHER_SECRET_KEY }),
    ...mailOf(set),
    logLevel: set.LOG_LEVEL,
  }
}

function slackOf(set: Variables): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = set
  if (!botToken) return undefined
  const common = { botToken, apiUrl: withSlash(set.SLACK_API_URL), ...slackClientOf(set) }
  if (appToken && set.SLACK_MODE !== 'http') return { ...common, mode: 'socket', appToken }
  return signingSecret ? { ...common, mode: 'http', signingSecret } : undefined
}

const slackClientOf = ({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
}: Variables): Pick<SlackConfig, 'client'> =>
  clientId && clientSecret ? { client: { clientId, clientSecret } } : {}

function discordOf(set: Variables): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token, DISCORD_APP_ID: appId, DISCORD_CLIENT_SECRET: clientSecret } = set
  if (!token || !appId) return undefined
  return { token, appId, apiUrl: withoutSlash(set.DISCORD_API_URL), ...(clientSecret && { clientSecret }) }
}

const mailOf = ({ USHER_MAIL_URL: url, USHER_MAIL_FROM: from }: Variables): Pick<Config, 'mail'> =>
  url && from ? { mail: { url, from } } : {}

const webOf = (set: Variables): Config['web'] => ({
  host: set.HOST,
  port: set.PORT,
  ...(set.USHER_PUBLIC_URL && { publicUrl: set.USHER_PUBLIC_URL }),
})

const NO_OWNER =
  'USHER_OWNERS names nobody on a platform that is configured, so nobody could invite: name yourself, as slack:T1/U1 (workspace and member id) or discord:123456789012345678.'

/** Live, and nobody there to begin. */
function isLeaderless({ slack, discord, owners }: Config): boolean {
  if (!slack && !discord) return false
  return !owners.some(({ platform }) => (platform === 'slack' ? slack : discord))
}
