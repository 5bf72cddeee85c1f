import { describe, expect, it } from 'vitest'
import { httpManifest, manifest } from './slack-manifests.ts'
import { callApi, channel, idOf, startTwin } from './slack-rig.ts'
import { quiet, startStranger } from './slack-stranger.ts'

const events = { bot_events: ['app_uninstalled', 'tokens_revoked'] }
const withEvents = {
  ...httpManifest,
  settings: {
    ...httpManifest.settings,
    event_subscriptions: { ...httpManifest.settings.event_subscriptions, ...events },
  },
}

async function startInstalled() {
  const twin = await startTwin({ manifest: withEvents })
  const heard = await startStranger(twin, () => ({}))
  const say = (token = twin.credentials.SLACK_BOT_TOKEN) =>
    callApi(twin, 'chat.postMessage', { token, channel: idOf(twin, 'bob'), text: 'hello' })
  return { twin, say, told: () => heard.map(({ payload }) => payload['event']) }
}

describe('an app that is taken out', () => {
  it('is told so, and its token is as good as dead', async () => {
    const { twin, say, told } = await startInstalled()
    twin.installation.uninstall()
    await quiet(twin)
    expect((await say()).body).toEqual({ ok: false, error: 'account_inactive' })
    expect(told()).toEqual([
      expect.objectContaining({ type: 'tokens_revoked', tokens: { oauth: [], bot: [twin.app.userId] } }),
      expect.objectContaining({ type: 'app_uninstalled' }),
    ])
  })

  it('has no commands, and its buttons do nothing', async () => {
    const { twin } = await startInstalled()
    const button = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go' } }
    const blocks = [{ type: 'actions', block_id: 'b', elements: [button] }]
    await callApi(twin, 'chat.postMessage', { channel: idOf(twin, 'bob'), text: 'x', blocks })
    twin.installation.uninstall()
    const { id, messages } = channel(twin, 'bob', 'Usher')
    await twin.act('bob', { kind: 'presses', channel: id, message: messages[0]?.id ?? '', control: 'b/a' })
    expect(twin.screen('bob').problem).toContain('not configured')
    await twin.act('bob', { kind: 'says', channel: id, text: '/team' })
    expect(twin.screen('bob').problem).toBe('/team is not a valid command.')
    expect(twin.screen('bob').commands).toEqual([])
  })

  it('comes back with another token', async () => {
    const { twin, say } = await startInstalled()
    const old = twin.credentials.SLACK_BOT_TOKEN
    twin.installation.uninstall()
    expect(twin.installation.installAgain()).toBe(twin.credentials.SLACK_BOT_TOKEN)
    expect((await say(old)).body).toMatchObject({ error: 'account_inactive' })
    expect((await say()).body).toMatchObject({ ok: true })
    expect(twin.screen('bob').commands).not.toEqual([])
  })
})

describe('tokens that are revoked', () => {
  it('are the bot’s, or those of a person', async () => {
    const { twin, say, told } = await startInstalled()
    twin.installation.revokeTokens('ann')
    expect((await say()).body).toMatchObject({ ok: true })
    twin.installation.revokeTokens()
    expect((await say()).body).toMatchObject({ error: 'token_revoked' })
    await quiet(twin)
    expect(told()).toMatchObject([
      { tokens: { oauth: [idOf(twin, 'ann')], bot: [] } },
      { tokens: { oauth: [], bot: [twin.app.userId] } },
    ])
  })

  it('are no news to an app that does not want to hear', async () => {
    const twin = await startTwin({ manifest: httpManifest })
    const heard = await startStranger(twin, () => ({}))
    twin.installation.uninstall()
    await quiet(twin)
    expect(heard).toEqual([])
  })
})

describe('events', () => {
  it('come twice on demand, and late', async () => {
    const { twin, told } = await startInstalled()
    twin.faults.deliverTwice(1)
    twin.installation.revokeTokens('ann')
    await quiet(twin)
    expect(told()).toHaveLength(2)
    twin.faults.hold(1)
    twin.installation.uninstall()
    await quiet(twin)
    expect(told().slice(2)).toMatchObject([{ type: 'app_uninstalled' }])
    twin.faults.release()
    await quiet(twin)
    expect(told().slice(3)).toMatchObject([{ type: 'tokens_revoked' }])
  })
})

describe('what the app may do', () => {
  const scopes = { bot: [...manifest.oauth_config.scopes.bot, 'im:history'], bot_optional: ['im:history'] }
  const granted = async (declined?: readonly string[]) => {
    const twin = await startTwin({
      manifest: { ...manifest, oauth_config: { scopes } },
      ...(declined && { declined }),
    })
    return (await callApi(twin, 'auth.test')).headers.get('x-oauth-scopes')?.split(',')
  }

  it('is all that it asked for, but for what was optional and declined', async () => {
    expect(await granted()).toContain('im:history')
    const least = await granted(['im:history', 'chat:write'])
    expect(least).not.toContain('im:history')
    expect(least).toContain('chat:write')
  })

  it('has to be asked for before it can be optional', async () => {
    const optional = { bot: ['chat:write'], bot_optional: ['im:history'] }
    await expect(
      startTwin({ manifest: { ...manifest, oauth_config: { scopes: optional } } }),
    ).rejects.toThrow('im:history')
  })

  it('ends at the app’s own messages tab', async () => {
    const { twin, say } = await startInstalled()
    twin.installation.turnMessagesTab('off')
    expect((await say()).body).toMatchObject({ error: 'messages_tab_disabled' })
    twin.installation.turnMessagesTab('on')
    expect((await say()).body).toMatchObject({ ok: true })
  })
})

describe('calls that go wrong half way', () => {
  it('can be done and then fail', async () => {
    const { twin, say } = await startInstalled()
    twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'late_error' })
    expect((await say()).status).toBe(500)
    expect(twin.messagesTo('bob')).toMatchObject([{ text: 'hello' }])
  })

  it('can be cut before anything is done', async () => {
    const { twin, say } = await startInstalled()
    twin.faults.fail({ call: 'chat.postMessage', times: 1, how: 'hung_up' })
    await expect(say()).rejects.toThrow('fetch failed')
    expect(twin.messagesTo('bob')).toEqual([])
  })
})
