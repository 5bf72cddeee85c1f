import { expect, test } from 'vitest'
import { asTeamId } from '../../src/domain/ids.ts'
import { createSignIns, type SignInSettings } from '../../src/sign-in/sign-ins.ts'

const ISSUER = {
  issuerUrl: new URL('https://login.lighthouse.example'),
  clientId: 'usher',
  name: 'Lighthouse ID',
  scopes: ['openid'],
}
const [docs, crew] = [asTeamId('docs'), asTeamId('crew')]
const SETTINGS: SignInSettings = {
  teams: [{ id: docs, signIn: ISSUER }, { id: crew }],
  slack: {
    apiUrl: new URL('https://slack.com/api/'),
    client: { clientId: '1.2', clientSecret: 'f00d' },
  },
  discord: { apiUrl: new URL('https://discord.com/api'), appId: '123456789012345678', clientSecret: 'f00d' },
}
const { slack, discord } = SETTINGS
const WITHOUT_SECRETS: SignInSettings = {
  teams: SETTINGS.teams,
  ...(slack && { slack: { apiUrl: slack.apiUrl } }),
  ...(discord && { discord: { apiUrl: discord.apiUrl, appId: discord.appId } }),
}

test.for([
  ['the issuer of the team comes before Slack', SETTINGS, docs, 'slack', ['issuer', 'slack']],
  ['the issuer of the team comes before Discord', SETTINGS, docs, 'discord', ['issuer', 'discord']],
  ['a team without an issuer has the platform', SETTINGS, crew, 'slack', ['slack']],
  ['a platform without a secret has none', WITHOUT_SECRETS, docs, 'slack', ['issuer']],
  ['nor has another platform', SETTINGS, crew, 'teams', []],
  ['and there may be no way at all', WITHOUT_SECRETS, crew, 'discord', []],
  ['nor in a team that nobody configured', WITHOUT_SECRETS, asTeamId('gone'), 'slack', []],
] as const)('%s', ([, settings, id, platform, ways]) => {
  const signIns = createSignIns(settings, { now: () => new Date(0) })
  const found = signIns.of({ id, tenant: 'embedded' }, { platform, id: 'T1/U1' })
  expect(found.map(({ way }) => way)).toEqual(ways)
})
