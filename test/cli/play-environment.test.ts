import { describe, expect, it } from 'vitest'
import { backends } from '../../src/backends/backends.ts'
import { environmentToCheck, playEnvironment } from '../../src/cli/play-environment.ts'

const simulated = {
  SLACK_BOT_TOKEN: 'xoxb-play',
  USHER_OWNERS: 'slack:T02/U02',
  USHER_LINKS: 'play',
  USHER_TEAM_NAME: 'Lighthouse',
  USHER_BACKEND: 'embedded',
}
const kept = { dataDir: 'data', secretKey: 'made up' }
const atVendor = {
  ...simulated,
  USHER_BACKEND: 'zenml',
  ZENML_API_KEY: 'play',
  ZENML_API_URL: 'http://127.0.0.1',
}

describe('the environment where people play', () => {
  it('keeps the live people and their data out of it', () => {
    const set = {
      SLACK_BOT_TOKEN: 'xoxb-live',
      DISCORD_TOKEN: 'live',
      USHER_OWNERS: 'slack:T1/U1',
      USHER_LINKS: 'live',
      USHER_TEAMS_FILE: 'teams.yaml',
      USHER_DATA_DIR: 'data',
      DATABASE_URL: 'postgres://live/usher',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'live',
      DISCORD_CLIENT_SECRET: 'live',
      USHER_SIGN_IN_ISSUER: 'https://id.live.example',
      USHER_SIGN_IN_CLIENT_SECRET: 'live',
      USHER_MAIL_URL: 'smtps://mail.live.example',
      USHER_MAIL_FROM: 'usher@live.example',
      USHER_PUBLIC_URL: 'https://usher.live.example',
    }
    expect(playEnvironment(simulated, set, kept)).toEqual({
      ...simulated,
      USHER_SECRET_KEY: 'made up',
      USHER_PUBLIC_URL: 'http://127.0.0.1',
      USHER_DATA_DIR: 'data/simulator',
      PORT: '0',
    })
  })

  it('leaves everything else as the operator set it', () => {
    const set = {
      USHER_TEAM_NAME: 'Pier',
      USHER_INVITATION_DAYS: '3',
      USHER_SECRET_KEY: 'own',
      LOG_LEVEL: 'debug',
      PORT: '3000',
    }
    expect(playEnvironment(simulated, set, kept)).toMatchObject({ ...set, PORT: '0' })
  })

  it('keeps what is played at a vendor in a folder of its own', () => {
    expect(playEnvironment(atVendor, {}, kept)).toMatchObject({
      ...atVendor,
      USHER_DATA_DIR: 'data/simulator/zenml',
    })
  })

  it.each(backends.filter(({ settings }) => settings.length > 0))(
    'never lets $facts.title itself be touched',
    ({ facts, settings }) => {
      const real = Object.fromEntries(settings.map(({ variable }) => [variable, 'real']))
      const set = { ...real, USHER_BACKEND: facts.name }
      for (const there of [simulated, atVendor])
        expect(playEnvironment(there, set, kept)).toEqual(playEnvironment(there, {}, kept))
    },
  )

  it('keeps a role to the backend whose word it is', () => {
    const set = { USHER_BACKEND: 'zenml', USHER_DEFAULT_ROLE: 'Viewer' }
    expect(playEnvironment(atVendor, set, kept)).toHaveProperty('USHER_DEFAULT_ROLE', 'Viewer')
    expect(playEnvironment(simulated, set, kept)).not.toHaveProperty('USHER_DEFAULT_ROLE')
  })
})

describe('what is checked before anything starts', () => {
  const live = { SLACK_BOT_TOKEN: 'xoxb-1', USHER_BACKEND: 'zenml', ZENML_API_KEY: 'real' }

  it('is everything where Usher is live', () => {
    expect(environmentToCheck(live)).toEqual(live)
  })

  it('is all but backend, issuer and mail server where people play', () => {
    const set = { ...live, USHER_SIGN_IN_ISSUER: 'real', USHER_MAIL_URL: 'real', PORT: '3001' }
    expect(environmentToCheck({ ...set, SLACK_BOT_TOKEN: '' })).toEqual({ PORT: '3001' })
  })

  it.each([
    ['a backend that is not there', { USHER_BACKEND: 'sun' }],
    ['a team file', { USHER_TEAMS_FILE: 'teams.yaml', ZENML_API_KEY: 'real' }],
  ])('is %s all the same', (_what, set) => {
    expect(environmentToCheck(set)).toEqual(set)
  })
})
