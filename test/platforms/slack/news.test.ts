import { describe, expect, it, onTestFinished } from 'vitest'
import type { PlatformNews } from '../../../src/platforms/platform.ts'
import { readNews } from '../../../src/platforms/slack/news.ts'
import { ignore } from '../../contracts/platform/rig.ts'
import { once } from '../../fakes/once.ts'
import { openTwin } from './twin-rig.ts'
import { openWire } from './wire.ts'

const installation = { team: 'T1', enterprise: undefined, botUser: 'UBOT', bot: 'B1', takesNoFiles: false }
const revoked = (tokens: object) => ({ team_id: 'T1', event: { type: 'tokens_revoked', tokens } })

describe('what an event says of the installation', () => {
  it.each([
    ['taken out', { team_id: 'T1', event: { type: 'app_uninstalled' } }, 'removed'],
    ['the bot’s token', revoked({ oauth: [], bot: ['UBOT'] }), 'token_refused'],
    ['somebody’s own token', revoked({ oauth: ['U1'], bot: [] }), undefined],
    ['only people named', revoked({ oauth: ['U1'] }), undefined],
    ['another bot’s token', revoked({ bot: ['UOTHER'] }), undefined],
    ['another workspace', { team_id: 'T2', event: { type: 'app_uninstalled' } }, undefined],
    ['something else', { team_id: 'T1', event: { type: 'app_home_opened' } }, undefined],
    ['nonsense', 'app_uninstalled', undefined],
  ])('%s', (_case, body, reason) => {
    expect(readNews(installation, body)).toEqual(reason && { kind: 'lost', space: 'T1', reason })
  })
})

/** Connected by its socket, and what it was told. */
async function open() {
  const rig = await openTwin()
  const heard: PlatformNews[] = []
  await rig.platform.start(ignore, async (news) => void heard.push(news))
  onTestFinished(async () => {
    await rig.platform.stop()
    await rig.twin.close()
  })
  const [space = ''] = rig.actor('ann').id.split('/')
  const deliver = () => rig.platform.deliver(rig.actor('bob'), { tone: 'neutral', title: 'Hi' }, once('n1'))
  return { ...rig, heard, space, deliver }
}

describe('by the socket', () => {
  it('hears at the start that the app is in', async () => {
    const { heard, space } = await open()
    expect(heard).toEqual([{ kind: 'back', space }])
  })

  it('hears that the app was taken out, and nothing is sent any more', async () => {
    const { twin, heard, space, deliver } = await open()
    twin.installation.uninstall()
    const lost = { kind: 'lost', space, reason: 'removed' }
    await expect.poll(() => heard.slice(1)).toEqual([lost, lost])
    await expect(deliver()).rejects.toMatchObject({ hold: 'removed', isUndone: true })
  })

  it('hears that its token was revoked', async () => {
    const { twin, heard, space, deliver } = await open()
    twin.installation.revokeTokens()
    await expect.poll(() => heard.slice(1)).toEqual([{ kind: 'lost', space, reason: 'token_refused' }])
    await expect(deliver()).rejects.toMatchObject({ hold: 'token_refused', isUndone: true })
  })

  it('hears nothing where a person’s token ends', async () => {
    const { twin, heard, deliver } = await open()
    twin.installation.revokeTokens('ann')
    await expect.poll(() => twin.busy()).toBe(0)
    expect(await deliver()).toMatchObject({ kind: 'delivered' })
    expect(heard.slice(1)).toEqual([])
  })

  it('does not believe events that come after the app was installed anew', async () => {
    const { twin, connectAnew, platform, logged, space } = await open()
    await platform.stop()
    twin.faults.hold(2)
    twin.installation.uninstall()
    twin.installation.installAgain()
    const heard: PlatformNews[] = []
    const again = connectAnew()
    onTestFinished(() => again.stop())
    await again.start(ignore, async (news) => void heard.push(news))
    twin.faults.release('newest_first')
    await expect.poll(() => logged.filter((line) => line.includes('it is still in'))).toHaveLength(2)
    expect(heard).toEqual([{ kind: 'back', space }])
  })
})

describe('over HTTP', () => {
  const refused = { 'auth.test': { ok: false, error: 'account_inactive' } }
  const body = (event: object) =>
    JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event })

  it('acknowledges the event and passes it on', async () => {
    const heard: PlatformNews[] = []
    const answers: Record<string, object> = {}
    const wire = await openWire(ignore, answers, async (news) => void heard.push(news))
    Object.assign(answers, refused)
    expect((await wire.post(body({ type: 'app_uninstalled' }))).status).toBe(200)
    await expect
      .poll(() => heard)
      .toEqual([
        { kind: 'back', space: 'T1' },
        { kind: 'lost', space: 'T1', reason: 'removed' },
      ])
  })

  it('acknowledges what does not concern it', async () => {
    const wire = await openWire(ignore)
    const other = { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }
    expect((await wire.post(body(other))).status).toBe(200)
  })
})
