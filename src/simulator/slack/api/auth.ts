import { type Method, TIER } from './method.ts'

const authTest: Method = {
  tokens: ['bot', 'app'],
  scopes: [],
  perMinute: TIER.special,
  run: ({ workspace: { team, app, manifest } }, _, token) => {
    if (token.type === 'app') return { app_name: manifest.display_information.name, app_id: app.id }
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: app.user.handle,
      team_id: team.id,
      user_id: app.user.id,
      bot_id: app.botId,
      is_enterprise_install: false,
    }
  },
}

const connectionsOpen: Method = {
  tokens: ['app'],
  scopes: ['connections:write'],
  perMinute: TIER.three,
  run: ({ openSocketUrl }) => ({ url: openSocketUrl() }),
}

export const authMethods: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'apps.connections.open': connectionsOpen,
}
