import type { Actor } from '../domain/actor.ts'
import type { TeamId } from '../domain/ids.ts'
import type { TeamAt } from '../domain/team.ts'
import { createDiscordSignIn } from './discord.ts'
import { createIssuerSignIn, type IssuerSettings, type Manners } from './issuer.ts'
import type { SignIn } from './sign-in.ts'
import { createSlackSignIn } from './slack.ts'

/** What the operator decided. */
export type SignInSettings = {
  readonly teams: readonly { readonly id: TeamId; readonly signIn?: IssuerSettings }[]
  readonly slack?: {
    readonly apiUrl: URL
    readonly client?: { readonly clientId: string; readonly clientSecret: string }
  }
  readonly discord?: { readonly apiUrl: URL; readonly appId: string; readonly clientSecret?: string }
}

export type SignInsOf = { readonly of: (team: TeamAt, actor: Actor) => readonly SignIn[] }

/** The issuer of the team, then the person's own platform. No call is made yet. */
export function createSignIns(settings: SignInSettings, manners: Manners): SignInsOf {
  const issuers = new Map(
    settings.teams.flatMap(({ id, signIn }) =>
      signIn ? [[id, createIssuerSignIn(signIn, manners)] as const] : [],
    ),
  )
  const platforms = new Map([...slackIn(settings, manners), ...discordIn(settings, manners)])
  return {
    of: (team, actor) => {
      const issuer = issuers.get(team.id)
      const own = platforms.get(actor.platform)?.(actor)
      return [...(issuer ? [issuer] : []), ...(own ? [own] : [])]
    },
  }
}

type Own = readonly (readonly [platform: string, of: (actor: Actor) => SignIn])[]

function slackIn({ slack }: SignInSettings, manners: Manners): Own {
  if (!slack?.client) return []
  const inWorkspace = createSlackSignIn({ apiUrl: slack.apiUrl, client: slack.client }, manners)
  return [['slack', ({ id }) => inWorkspace(id.split('/')[0] ?? '')]]
}

function discordIn({ discord }: SignInSettings, manners: Manners): Own {
  if (discord?.clientSecret === undefined) return []
  const { apiUrl, appId, clientSecret } = discord
  const signIn = createDiscordSignIn({ apiUrl, appId, clientSecret }, manners)
  return [['discord', () => signIn]]
}
