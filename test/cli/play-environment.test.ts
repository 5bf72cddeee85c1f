import { expect, it } from 'vitest'
import { playEnvironment } from '../../src/cli/play-environment.ts'

const simulated = { SLACK_BOT_TOKEN: 'xoxb-play', USHER_OWNERS: 'slack:T02/U02', USHER_LINKS: 'play' }
const config = { store: { dataDir: 'data' } }

it('keeps the live people and their data out of what one plays', () => {
  const set = {
    SLACK_BOT_TOKEN: 'xoxb-live',
    DISCORD_TOKEN: 'live',
    USHER_OWNERS: 'slack:T1/U1',
    USHER_LINKS: 'live',
    USHER_DATA_DIR: 'data',
    DATABASE_URL: 'postgres://live/usher',
  }
  expect(playEnvironment(simulated, set, config)).toEqual({
    ...simulated,
    USHER_DATA_DIR: 'data/simulator',
    PORT: '0',
  })
})

it('leaves everything else as the operator set it', () => {
  const set = { USHER_TEAM_NAME: 'Pier', USHER_INVITATION_DAYS: '3', LOG_LEVEL: 'debug', PORT: '3000' }
  expect(playEnvironment(simulated, set, config)).toMatchObject({ ...set, PORT: '0' })
})
